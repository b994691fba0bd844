import { describe, expect, test } from "vitest";
import { findPatternFault, selectErrors } from "#lib/recovery/pattern.ts";
import { CreateScenario } from "#lib/recovery/schemas.ts";
import { CreateTarget } from "#lib/recovery/target-schemas.ts";
import { describeMatch, isTriggered, type Match, watchMatched } from "#lib/recovery/trigger.ts";
import { Trigger } from "#lib/recovery/trigger-schemas.ts";
import { deriveUsual, listUsualHours } from "#lib/recovery/usual-count.ts";

const match = (count: number, more: Partial<Match> = {}): Match => ({
  ...{ count, first_at: null, error_codes: ["TIMEOUT"] },
  ...more,
});
const window = { count: 3, window_seconds: 60 };
const silence = (seconds: number, last_at: Date | null = new Date("2026-11-22T10:00:00Z")) =>
  match(0, { error_codes: [], silence: { seconds, last_at } });
const usual = (count: number | null, days = 14) => ({ usual: { count, days } });

test("a trigger takes as many errors as it asks for, and more", () => {
  const trigger = Trigger.parse(window);
  expect(trigger.kind).toBe("count");
  expect([2, 3, 4].map((count) => isTriggered(trigger, match(count)))).toEqual([false, true, true]);
});

describe.each<[string, object, [string, Match, boolean][]]>([
  [
    "rate",
    { kind: "rate", ...window, factor: 3 },
    [
      ["as many times what is usual as it asks for", match(12, usual(4)), true],
      ["less than that", match(11, usual(4)), false],
      ["anything beyond the least where nothing is usual", match(3, usual(0)), true],
      ["less than the least", match(2, usual(0)), false],
      ["too little history to say what is usual", match(1000, usual(null, 2)), false],
      ["nobody looked at what is usual", match(1000), false],
    ],
  ],
  [
    "share",
    { kind: "share", error_codes: ["TIMEOUT"], ...window, share_percent: 50 },
    [
      ["half of all", match(5, { total: 10 }), true],
      ["less than half", match(5, { total: 11 }), false],
      ["all of them, but too few", match(2, { total: 2 }), false],
      ["none at all", match(0, { total: 0 }), false],
    ],
  ],
  [
    "absence",
    { kind: "absence", window_seconds: 60 },
    [
      ["as long a silence as it allows", silence(60), true],
      ["a shorter one", silence(59.9), false],
      ["[exception 13] a service that never sent anything", silence(86_400, null), false],
      ["a silence that was not measured", match(0), false],
    ],
  ],
  ["new-issue", { kind: "new-issue" }, [["an issue", match(1, { issue: "Lost" }), true]]],
  [
    "regressed-issue",
    { kind: "regressed-issue" },
    [
      ["an issue", match(1), true],
      ["none", match(0), false],
    ],
  ],
])("a trigger of kind %s", (_kind, given, cases) => {
  test.each(cases)("%s", (_what, found, expected) => {
    expect(isTriggered(Trigger.parse(given), found)).toBe(expected);
  });
});

test.each<[object, Match, string]>([
  [window, match(4), "4 errors of TIMEOUT in 60 s; the rule asks for 3."],
  [
    { ...window, pattern: "pool" },
    match(4, { error_codes: ["A", "B"] }),
    "4 errors of A, B like pool in 60 s; the rule asks for 3.",
  ],
  [
    { kind: "rate", ...window, factor: 3 },
    match(12, usual(3.96)),
    "12 errors of TIMEOUT in 60 s; usual at this hour are 4, the rule asks for 3 times that and at least 3.",
  ],
  [
    { kind: "rate", ...window },
    match(12, usual(null, 2)),
    "12 errors of TIMEOUT in 60 s; what is usual at this hour is not known after 2 days of history, the rule asks for 3 times that and at least 3.",
  ],
  [
    { kind: "share", error_codes: ["TIMEOUT"], ...window, share_percent: 50 },
    match(5, { total: 9 }),
    "5 errors of TIMEOUT in 60 s, 55 % of the service's errors; the rule asks for 50 % and at least 3.",
  ],
  [
    { kind: "absence", window_seconds: 600 },
    silence(660),
    "No record and no check-in for 11 min, the last came at 2026-11-22T10:00:00.000Z; the rule allows 10 min.",
  ],
  [
    { kind: "absence", window_seconds: 600, monitor: "nightly" },
    silence(660),
    "No check-in of nightly for 11 min, the last came at 2026-11-22T10:00:00.000Z; the rule allows 10 min.",
  ],
  [
    { kind: "new-issue" },
    match(1, { issue: "Lost connection" }),
    "A new issue of TIMEOUT opened: Lost connection.",
  ],
  [
    { kind: "regressed-issue" },
    match(1, { issue: "Lost connection" }),
    "A resolved issue of TIMEOUT came again: Lost connection.",
  ],
])("a match is told in a sentence: %j", (trigger, found, sentence) => {
  expect(describeMatch(Trigger.parse(trigger), found)).toBe(sentence);
});

describe("what is usual", () => {
  const at = new Date("2026-11-22T10:20:00Z");

  test("is the median of the same hour of past days, as far as the window goes", () => {
    expect(deriveUsual([60, 0, 120, 60, 600], 60)).toEqual({ count: 1, days: 5 });
    expect(deriveUsual([0, 60, 120, 180, 240, 300], 3600)).toEqual({ count: 150, days: 6 });
  });

  test("is not known after four days", () => {
    expect(deriveUsual([60, 60, 60, 60], 60)).toEqual({ count: null, days: 4 });
  });

  test("asks for fourteen days, or as many as the service has been heard", () => {
    const all = listUsualHours(at, new Date("2026-01-01T00:00:00Z"));
    expect(all).toHaveLength(14);
    expect(all[0]?.toISOString()).toBe("2026-11-21T10:00:00.000Z");
    expect(listUsualHours(at, new Date("2026-11-20T00:00:00Z"))).toHaveLength(2);
    expect(listUsualHours(at, null)).toEqual([]);
  });
});

describe("a pattern", () => {
  const trigger = { error_codes: [], pattern: "(?i)pool|^DB_" };

  test("is found in the code or in the title", () => {
    const isAsked = selectErrors(trigger);
    expect(isAsked({ error_code: "DB_DOWN", title: null })).toBe(true);
    expect(isAsked({ error_code: "X", title: "Pool is empty" })).toBe(true);
    expect(isAsked({ error_code: "X", title: "Timeout" })).toBe(false);
  });

  test("narrows codes and does not add to them", () => {
    const isAsked = selectErrors({ ...trigger, error_codes: ["X"] });
    expect(isAsked({ error_code: "DB_DOWN", title: "pool" })).toBe(false);
  });

  test("[exception 42] that RE2 does not know is told, and a catastrophic one costs linear time", () => {
    expect(findPatternFault("(")).toMatch(/^The pattern is not valid RE2: /);
    expect(findPatternFault("(?<=a)b")).not.toBeNull();
    expect(findPatternFault(null)).toBeNull();
    const isAsked = selectErrors({ error_codes: [], pattern: "^(a+)+$" });
    expect(isAsked({ error_code: "X", title: `${"a".repeat(200)}b` })).toBe(false);
  });
});

test("a run keeps the codes that a pattern or an issue matched, and a count's own", () => {
  const found = match(3, { error_codes: ["A", "B"] });
  expect(watchMatched(Trigger.parse({ ...window, pattern: "x" }), found).error_codes).toEqual([
    ...["A", "B"],
  ]);
  expect(watchMatched(Trigger.parse({ kind: "new-issue" }), found).error_codes).toEqual(["A", "B"]);
  expect(watchMatched(Trigger.parse(window), found).error_codes).toEqual([]);
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
    trigger: { kind: "count", error_codes: [], pattern: null },
  });
});

test.each([
  ["an unknown kind", { trigger: { ...window, kind: "sum" } }, /Kinds are count, rate/],
  ["a member of another kind", { trigger: { ...window, factor: 3 } }, /factor/],
  [
    "a share of everything",
    { trigger: { kind: "share", ...window } },
    /all errors are always all of them/,
  ],
  [
    "a pattern in a short window",
    { trigger: { count: 1, window_seconds: 5, pattern: "x" } },
    /Give 10 seconds or more/,
  ],
  [
    "silence of codes",
    { trigger: { kind: "absence", window_seconds: 60, error_codes: ["A"] } },
    /Silence has no error codes/,
  ],
  ["a factor of one", { trigger: { kind: "rate", ...window, factor: 1 } }, /1.1 or more/],
  ["no number", { trigger: { kind: "rate", window_seconds: 60, count: "x" } }, /Give a number/],
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
