import { describe, expect, test } from "vitest";
import { describeTrigger } from "#components/recovery/describe-scenario.ts";
import { describeStart } from "#components/recovery/describe-trigger.ts";
import { prepareReplay } from "#components/recovery/prepare-replay.ts";
import { membersOf, toTrigger, toTriggerDraft } from "#components/recovery/trigger-draft.ts";
import type { Replay } from "#lib/recovery/replay-schemas.ts";
import { Trigger, triggerKinds } from "#lib/recovery/trigger-schemas.ts";
import { planWords } from "#tests/support/plan-words.ts";
import { wordsOf } from "#tests/support/words.ts";

const window = { count: 5, window_seconds: 60 };
const kinds: [object, string, string][] = [
  [
    { ...window, error_codes: ["A", "B"] },
    "Starts when 5 errors of A or B arrive within 1 min.",
    "5 × A or B within 60 s",
  ],
  [
    { ...window, count: 1, pattern: "pool" },
    "Starts when 1 error like pool arrives within 1 min.",
    "1 × any error like pool within 60 s",
  ],
  [
    { kind: "rate", ...window, factor: 3 },
    "Starts when 5 errors arrive within 1 min and that is at least 3 times what is usual at this hour.",
    "5 × any error within 60 s, and 3 times what is usual at this hour",
  ],
  [
    { kind: "share", ...window, error_codes: ["A"], share_percent: 40 },
    "Starts when 5 errors of A arrive within 1 min and they are at least 40 % of all errors of the service.",
    "5 × A within 60 s, and 40 % of all errors of the service",
  ],
  [
    { kind: "absence", window_seconds: 600 },
    "Starts when no record and no check-in has come for 10 min, although something came in the day before.",
    "no record and no check-in for 10 min",
  ],
  [
    { kind: "absence", window_seconds: 600, monitor: "nightly" },
    "Starts when nightly has not checked in for 10 min, although something came in the day before.",
    "no check-in of nightly for 10 min",
  ],
  [
    { kind: "new-issue", error_codes: ["A"] },
    "Starts when a new issue of A opens.",
    "a new issue of A",
  ],
  [
    { kind: "regressed-issue" },
    "Starts when a resolved issue comes again.",
    "a resolved issue of any error that comes again",
  ],
];

describe("a trigger on a page", () => {
  test.each(kinds)("%j is told in words", (given, sentence, short) => {
    const trigger = Trigger.parse(given);
    expect(describeStart(planWords.plan, trigger, "en")).toBe(sentence);
    expect(describeTrigger(planWords.plan, trigger, "en")).toBe(short);
  });

  test.each(kinds)("%j comes out of a form as it went in", (given) => {
    const trigger = Trigger.parse(given);
    expect(Trigger.parse(toTrigger(toTriggerDraft(trigger)))).toEqual(trigger);
  });

  test("shows the members of its kind alone, and sends no others", () => {
    const draft = toTriggerDraft(Trigger.parse(window));
    for (const kind of triggerKinds) {
      const sent = toTrigger({ ...draft, kind, error_codes: "A" });
      expect(Object.keys(sent).sort()).toEqual(["kind", ...membersOf[kind]].sort());
      expect(Trigger.safeParse(sent).success).toBe(true);
    }
  });
});

test("a replay's chart has incidents and holds as bands, starts as marks, and leaves out its own live runs", () => {
  const at = (hour: number) => `2026-11-22T${hour}:00:00.000Z`;
  const replay: Replay = {
    ...{ scenario: "a", service: "shop", environment: "production", from: at(10), to: at(20) },
    resolution: [],
    starts: [
      {
        at: at(11),
        ended_at: at(12),
        matched: 3,
        sentence: "3 errors.",
        would_verify: "recovered",
      },
      { at: at(19), ended_at: at(20), matched: 3, sentence: "3 errors.", would_verify: "unknown" },
    ],
    holds: [
      { from: at(11), to: at(12), times: 2, outcome: "DUPLICATE", reason: "live" },
      { from: at(13), to: at(14), times: 2, outcome: "COOLDOWN", reason: "cools" },
    ],
    incidents: [{ id: "1", opened_at: at(15), closed_at: null, overlapped: false }],
    timeline: { bucket_seconds: 3600, points: [[at(10), 3]] },
    summary: {
      ...{ sentence: "", notes: [], starts: 2, holds: 2, held_by: {}, verified: {} },
      ...{ incidents: 1, overlapped: 0 },
    },
  };
  const { bands, marks } = prepareReplay(wordsOf("recovery.replay"), replay, () => "Cooling down");
  expect(bands).toEqual([
    { from: at(15), to: at(20), tone: "bad", label: "Incident, no run" },
    { from: at(13), to: at(14), tone: "idle", label: "Held back: cooling down" },
  ]);
  expect(marks.map(({ tone }) => tone)).toEqual(["good", "busy"]);
});
