import { expect, test } from "vitest";
import { describeRoute } from "#components/notifications/channel-words.ts";
import { readChannel } from "#components/notifications/read-channel.ts";
import { Channel, CreateChannel } from "#lib/notifications/schemas.ts";
import { wordsOf } from "#tests/support/words.ts";

const secret = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";
const url = "https://hooks.example.com/x";

function fill(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ name: " ops ", ...values })) form.set(name, value);
  return form;
}

test.each([
  ["email", { "config.to": "a@b.example\nc@d.example, " }, { to: ["a@b.example", "c@d.example"] }],
  ["slack", { "config.url": url }, { url }],
  ["discord", { "config.url": url, allow_private: "on" }, { url, allow_private: true }],
  ["teams", { "config.url": url }, { url }],
  ["pagerduty", { "config.routing_key": "0123456789abcdef" }, { routing_key: "0123456789abcdef" }],
  ["webhook", { "config.url": url }, { url, secret }],
])("the form of %s says what the API takes", (type, values, config) => {
  const read = readChannel(fill({ type, ...values }), secret);
  expect(read).toEqual({ name: "ops", type, config });
  CreateChannel.parse(read);
});

test.each([
  ["slack", { hint: "hooks.example.com …1a2b" }, "Webhook at hooks.example.com …1a2b"],
  ["pagerduty", { hint: "…cdef" }, "Integration key …cdef"],
  ["pagerduty", { hint: "…cdef", url }, `Integration key …cdef, sent to ${url}`],
  ["email", { to: ["a@b.example", "c@d.example"] }, "a@b.example, c@d.example"],
  ["webhook", { url }, url],
])("where a channel of %s leads is told without its secret", (type, config, words) => {
  const channel = Channel.parse({
    ...{ id: "1", name: "ops", type, config, created_at: "", pending: 0 },
    ...{ fault: null, disabled_at: null, last_delivery: null },
  });
  expect(describeRoute(wordsOf("notifications.channelTypes"), channel)).toBe(words);
});
