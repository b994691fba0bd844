import { expect, test } from "vitest";
import { CreateScenario } from "#lib/recovery/schemas.ts";
import { CreateTarget } from "#lib/recovery/target-schemas.ts";
import { describeMatch, isTriggered } from "#lib/recovery/trigger.ts";

const trigger = { error_codes: [], pattern: null, count: 3, window_seconds: 60 };
const match = (count: number) => ({ count, first_at: null, error_codes: ["TIMEOUT"] });

test("a trigger takes as many errors as it asks for, and more", () => {
  expect([2, 3, 4].map((count) => isTriggered(trigger, match(count)))).toEqual([false, true, true]);
});

test("a match is told in a sentence", () => {
  expect(describeMatch(trigger, match(4))).toBe(
    "4 errors of TIMEOUT in 60 s; the rule asks for 3.",
  );
});

const least = {
  name: "restart-web",
  service: "shop",
  trigger: { count: 3, window_seconds: 60 },
  steps: [{ action: "restart", target: "web" }],
};

test("a scenario that says little is a shadow of production with the usual limits", () => {
  expect(CreateScenario.parse(least)).toMatchObject({
    ...{ mode: "shadow", environment: "production", cooldown_seconds: 300, max_attempts: 3 },
    verify: { windows: 3, window_seconds: 20, max_count: 0 },
    trigger: { error_codes: [], pattern: null },
  });
});

test.each([
  ["a pattern", { trigger: { ...least.trigger, pattern: "x" } }, /not supported yet/],
  ["an unknown action", { steps: [{ action: "reboot", target: "web" }] }, /Supported actions/],
  ["no step", { steps: [] }, /at least one step/],
  ["an unknown key", { colour: "red" }, /colour/],
])("%s is refused with a sentence", (_what, change, sentence) => {
  const parsed = CreateScenario.safeParse({ ...least, ...change });
  expect(parsed.error?.message).toMatch(sentence);
});

test("a target of a type that is not supported yet is refused with those that are", () => {
  const parsed = CreateTarget.safeParse({ name: "x", service: "shop", type: "nomad", config: {} });
  expect(parsed.error?.message).toMatch(/supported are http, supervisord/);
});
