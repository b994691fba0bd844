import { describe, expect, test } from "vitest";
import { prepareRunSteps } from "#components/recovery/prepare-run-steps.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { RunDefinition } from "#lib/recovery/schemas.ts";
import { wordsOf } from "#tests/support/words.ts";

const words = {
  t: wordsOf("recovery.runSteps"),
  actions: wordsOf("recovery.actions"),
  language: "en",
} as const;

const definition = RunDefinition.parse({
  name: "restart-web",
  service: "web",
  trigger: null,
  steps: [
    { action: "restart", target: "web-1" },
    { action: "clear-cache", target: "web-admin" },
  ],
  escalate_to: ["ops"],
});

const queued: Run = {
  id: "run",
  name: "restart-web",
  scenario: "restart-web",
  scenario_version: 1,
  service: "web",
  environment: "production",
  incident_id: null,
  cause: "trigger",
  reason: "5 errors",
  requested_by: "rule",
  decided_by: null,
  state: "QUEUED",
  live: true,
  verdict: null,
  step: 0,
  not_before: "2026-11-22T10:00:00.000Z",
  expires_at: null,
  cancel_requested_at: null,
  created_at: "2026-11-22T10:00:00.000Z",
  started_at: null,
  ended_at: null,
  acknowledged_by: null,
  approved_by: [],
  definition,
  targets: [],
  attempts: [],
  events: [],
  samples: [],
};

const attempt: Run["attempts"][number] = {
  step: 0,
  number: 1,
  action: "restart",
  target: "web-1",
  idempotency_key: "key",
  result: "ok",
  detail: null,
  before_evidence: null,
  after_evidence: null,
  intended_at: "2026-11-22T10:00:01.000Z",
  finished_at: "2026-11-22T10:00:07.200Z",
};

const sample = (step: number, window: number, outcome: string): Run["samples"][number] => ({
  ...{ step, window, outcome, count: 0, alive: true, detail: "" },
  ...{ from: "2026-11-22T10:00:12.000Z", to: "2026-11-22T10:00:32.000Z" },
});

const tell = (run: Run) =>
  prepareRunSteps(words, run).map(({ state, text }) => `${state}: ${text}`);

describe("the ladder of a run", () => {
  test("says what comes if the first step does not help", () => {
    expect(tell(queued)).toEqual([
      "done: Noticed",
      "now: Restart web-1",
      "next: If not: Clear the cache of web-admin",
      "next: If not: hand over to ops",
    ]);
  });

  test("waits for approval before anything is called", () => {
    const event = { seq: 0, at: queued.created_at, actor: "rule", detail: "" };
    const events = [{ ...event, from: null, to: "AWAITING_APPROVAL" }];
    const steps = tell({ ...queued, state: "AWAITING_APPROVAL", events });
    expect(steps.slice(0, 3)).toEqual([
      "done: Noticed",
      "now: Waits for approval",
      "next: Restart web-1",
    ]);
  });

  test("counts the quiet windows while it verifies", () => {
    const samples = [sample(0, 0, "before"), sample(0, 1, "good"), sample(0, 2, "silent")];
    const steps = tell({ ...queued, state: "VERIFYING", attempts: [attempt], samples });
    expect(steps.slice(1, 3)).toEqual([
      "done: Restart web-1",
      "now: Checking: 1 of 3 quiet windows",
    ]);
  });

  test("tells a step that worked from one that helped", () => {
    const samples = [sample(0, 1, "bad"), sample(1, 1, "good")];
    const attempts = [attempt, { ...attempt, step: 1, target: "web-admin" }];
    const steps = tell({ ...queued, state: "RECOVERED", live: false, step: 1, attempts, samples });
    expect(steps).toEqual([
      "done: Noticed",
      "done: Restart web-1",
      "failed: 0 of 3 quiet windows",
      "done: Clear the cache of web-admin",
      "done: 1 of 3 quiet windows",
    ]);
  });

  test("names who took over, and no step that never came", () => {
    const steps = tell({ ...queued, state: "ESCALATED", live: false, attempts: [attempt] });
    expect(steps.at(-1)).toBe("failed: Handed over to ops");
    expect(steps.join()).not.toContain("web-admin");
  });

  test("takes the length of a step from its call", () => {
    const steps = prepareRunSteps(words, { ...queued, state: "SETTLING", attempts: [attempt] });
    expect(steps[1]?.seconds).toBeCloseTo(6.2);
  });

  test("stands without a plan that can be read", () => {
    expect(tell({ ...queued, definition: null })).toEqual([
      "done: Noticed",
      "next: If not: hand over to every channel",
    ]);
  });
});
