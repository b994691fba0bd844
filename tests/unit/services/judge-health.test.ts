import { expect, test } from "vitest";
import { judgeHealth } from "#components/services/judge-health.ts";
import { wordsOf } from "#tests/support/words.ts";

const t = wordsOf("services.health");
const now = new Date("2026-03-02T12:00:00Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
const health = (parts: object) => ({
  ...{ last_error_at: null, last_check_in_at: null, key_used_at: null },
  last_hour: { count: 0, previous_count: 0, trend: [] },
  ...parts,
});

test("an open incident says what it is about, and since when", () => {
  const incident = { summary: "5 × TIMEOUT in 60 s", opened_at: minutesAgo(4) };
  expect(judgeHealth(t, { health: health({}), incident, now })).toEqual({
    ...{ tone: "bad", word: "Degraded", reason: "5 × TIMEOUT in 60 s", at: minutesAgo(4) },
  });
});

test.each<[string, object, string, number | null]>([
  ["that never sent anything", {}, "No data yet", null],
  ["that is silent for days", { last_error_at: minutesAgo(3000) }, "No data", 3000],
  ["whose last sign is a key's use days ago", { key_used_at: minutesAgo(2000) }, "No data", 2000],
  ["whose monitor checks in", { last_check_in_at: minutesAgo(2) }, "No errors", 2],
  ["whose last error is hours ago", { last_error_at: minutesAgo(300) }, "No errors", 300],
  [
    "that reports errors now",
    {
      last_error_at: minutesAgo(1),
      last_hour: { count: 12, previous_count: 0, trend: [] },
    },
    "Reports errors",
    1,
  ],
])("a service %s is told from the others", (_, parts, word, minutes) => {
  const judged = judgeHealth(t, { health: health(parts), incident: null, now });
  expect(judged.word).toBe(word);
  expect(judged.at).toBe(minutes === null ? null : minutesAgo(minutes));
});

test("the latest sign of life is the one that is named", () => {
  const both = health({ last_check_in_at: minutesAgo(50), key_used_at: minutesAgo(5) });
  const { reason, at } = judgeHealth(t, { health: both, incident: null, now });
  expect([reason, at]).toEqual([expect.stringMatching(/key was used/), minutesAgo(5)]);
});
