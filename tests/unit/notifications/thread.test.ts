import { expect, test } from "vitest";
import { deriveRepeat, deriveStep, type ThreadState } from "#lib/notifications/thread.ts";

const now = new Date("2026-11-22T10:00:00Z");
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const fresh: ThreadState = { told: {}, folded: 0, update_at: null, closed_at: null };

test("the first notice opens the thread, and another one is due in four hours", () => {
  expect(deriveStep(fresh, "run.escalated", now)).toEqual({
    ...{ step: "tell", phase: "opened", more: 0 },
    told: { "run.escalated": now },
    update_at: minutes(240),
  });
});

test.each([
  ["the same at once", "run.escalated", -1, "fold"],
  ["the same just before four hours", "run.escalated", -239, "fold"],
  ["the same after four hours", "run.escalated", -240, "tell"],
  ["a question after twenty minutes", "run.approval-asked", -20, "fold"],
  ["a question after half an hour", "run.approval-asked", -30, "tell"],
])("[exception 61] %s is decided by how long it was quiet", (_name, kind, at, step) => {
  const told = { [kind]: minutes(at) };
  expect(deriveStep({ ...fresh, told, folded: 2 }, kind, now).step).toBe(step);
});

test("news of another kind is told at once, with what was folded before", () => {
  const thread = { ...fresh, told: { "run.approval-asked": minutes(-1) }, folded: 3 };
  expect(deriveStep(thread, "run.escalated", now)).toMatchObject({
    ...{ step: "tell", phase: "updated", more: 3 },
  });
});

test("what is folded brings the next update forward, and never back", () => {
  const told = { "run.approval-asked": minutes(-10) };
  const later = deriveStep({ ...fresh, told, update_at: minutes(230) }, "run.approval-asked", now);
  expect(later).toEqual({ step: "fold", folded: 1, update_at: minutes(20) });
  const sooner = deriveStep({ ...fresh, told, update_at: minutes(5) }, "run.approval-asked", now);
  expect(sooner).toMatchObject({ update_at: minutes(5) });
});

test("what comes after the end is dropped", () => {
  expect(deriveStep({ ...fresh, closed_at: now }, "run.escalated", now)).toEqual({ step: "drop" });
});

test("a repetition says how much was folded, and is quiet again for four hours", () => {
  expect(deriveRepeat({ ...fresh, folded: 12 }, "run.escalated", now)).toMatchObject({
    ...{ more: 12, reminder: true, update_at: minutes(240) },
  });
});
