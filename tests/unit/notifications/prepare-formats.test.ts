import { describe, expect, test } from "vitest";
import type { Message } from "#lib/notifications/notice-schemas.ts";
import { prepareDiscord } from "#lib/notifications/prepare-discord.ts";
import { preparePagerDuty } from "#lib/notifications/prepare-pagerduty.ts";
import { prepareSlack } from "#lib/notifications/prepare-slack.ts";
import { prepareTeams } from "#lib/notifications/prepare-teams.ts";
import { awkwardMessages, prepareMessage } from "#tests/support/messages.ts";
import {
  DiscordBody,
  PagerDutyEvent,
  SlackBody,
  TeamsBody,
} from "#tests/support/notice-formats.ts";

const baseUrl = "https://errors.example";
const happenedAt = new Date("2026-11-22T10:00:00Z");
const routingKey = "0123456789abcdef0123456789abcdef";
const pager = (message: Message) =>
  preparePagerDuty(
    { ...message, thread: message.thread ?? "notice:1" },
    { routingKey, baseUrl, happenedAt },
  );

describe.each(awkwardMessages)("%s", (_name, message) => {
  test("is a message that Slack takes", () => {
    SlackBody.parse(prepareSlack(message, baseUrl));
  });
  test("is a message that Discord takes", () => {
    DiscordBody.parse(prepareDiscord(message, baseUrl, happenedAt));
  });
  test("is a card that Teams takes", () => {
    TeamsBody.parse(prepareTeams(message, baseUrl));
  });
  test("is an event that PagerDuty takes", () => {
    for (const phase of ["opened", "updated", "acknowledged", "resolved"] as const) {
      PagerDutyEvent.parse(pager({ ...message, phase }));
    }
  });
  test("mentions nobody and keeps no control character", () => {
    const bodies = [
      prepareSlack(message, baseUrl),
      prepareDiscord(message, baseUrl, happenedAt),
      prepareTeams(message, baseUrl),
    ].map((body) => JSON.stringify(body));
    for (const body of bodies) {
      expect(body).not.toMatch(/@(everyone|here|channel|all)\b/i);
      expect(body).not.toContain("javascript:");
      expect(body).not.toMatch(/\\u0000|\\r|\u202e/);
    }
  });
});

test("Slack is told the story in blocks, and the same in the text of those who know no blocks", () => {
  const { text, blocks } = prepareSlack(prepareMessage({ more: 12 }), baseUrl);
  const shown = JSON.stringify(blocks);
  for (const words of [text, shown]) {
    expect(words).toContain("user-service: restart-web did not recover the service");
    expect(words).toContain("5 errors TIMEOUT in 60 s. No step is left.");
    expect(words).toContain("user-service · production");
    expect(words).toContain("Not recovered");
    expect(words).toContain("Step 1, restart user-service-web: failed. Connection refused.");
    expect(words).toContain("And 12 more times since the last message.");
    expect(words).toContain("https://errors.example/recovery/runs/7d9c1b42");
    expect(words).toContain("https://errors.example/services/user-service?from=");
  }
  expect(blocks.at(-1)).toMatchObject({
    type: "actions",
    elements: [
      { text: { text: "Run again" }, url: "https://errors.example/scenarios/restart-web" },
    ],
  });
});

test("Slack's three characters are escaped, and nothing else", () => {
  const { blocks } = prepareSlack(prepareMessage({ summary: "a < b && c > d <!here>" }), baseUrl);
  expect(blocks[1]).toMatchObject({
    text: { text: "a &lt; b &amp;&amp; c &gt; d &lt;!here&gt;" },
  });
});

test("an escape is never cut in two", () => {
  const { blocks } = prepareSlack(prepareMessage({ summary: "&".repeat(5000) }), baseUrl);
  expect(JSON.stringify(blocks[1])).toMatch(/"(&amp;)+…"/);
});

test("Discord's markup is escaped, and no masked link of a message survives", () => {
  const summary = "**bold** [click](https://evil.example) <@1> `code`";
  const { embeds } = prepareDiscord(prepareMessage({ summary }), baseUrl, happenedAt);
  expect(embeds[0]?.description).toContain(
    "\\*\\*bold\\*\\* \\[click\\]\\(https://evil.example\\) \\<@1\\> \\`code\\`",
  );
  expect(embeds[0]?.description).toContain(
    "[Run again](https://errors.example/scenarios/restart-web)",
  );
});

test("a card of Teams holds what others wrote as plain runs, and its buttons as actions", () => {
  const [attachment] = prepareTeams(prepareMessage(), baseUrl).attachments;
  expect(attachment?.content.actions[0]).toEqual({
    type: "Action.OpenUrl",
    title: "Run again",
    url: "https://errors.example/scenarios/restart-web",
  });
  expect(JSON.stringify(attachment?.content.body)).toContain("Not recovered");
});

test("PagerDuty joins all that is told of one incident by one key", () => {
  const message = prepareMessage();
  const events = (["opened", "updated", "acknowledged", "resolved"] as const).map((phase) =>
    pager({ ...message, phase }),
  );
  expect(events.map(({ event_action }) => event_action)).toEqual([
    "trigger",
    "trigger",
    "acknowledge",
    "resolve",
  ]);
  expect(new Set(events.map(({ dedup_key }) => dedup_key))).toEqual(
    new Set(["paramedic:incident:0f1e5a52-7a3a-4a53-8a86-58b7a3e0c5b1"]),
  );
  expect(events[0]).toMatchObject({
    payload: {
      summary: "user-service: restart-web did not recover the service",
      source: "user-service",
      severity: "error",
      custom_details: {
        Verdict: "Not recovered",
        Attempts: ["Step 1, restart user-service-web: failed. Connection refused."],
      },
    },
    links: [
      { text: "Run again", href: "https://errors.example/scenarios/restart-web" },
      { text: "The whole story" },
      { text: "Graph" },
    ],
  });
});

test("two threads too long for a key still have different ones", () => {
  const [one, other] = ["a", "b"].map((end) =>
    pager(prepareMessage({ thread: `${"x".repeat(400)}${end}` })),
  );
  expect(one?.dedup_key).not.toBe(other?.dedup_key);
  expect(one?.dedup_key.length).toBeLessThanOrEqual(255);
});
