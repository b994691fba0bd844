import { expect, test } from "vitest";
import { judgeAnswer } from "#lib/notifications/judge-answer.ts";

const now = new Date("2026-11-22T10:00:00Z");

test.each([
  [200, "delivered"],
  [202, "delivered"],
  [301, "refused"],
  [400, "refused"],
  [401, "refused"],
  [404, "refused"],
  [408, "failed"],
  [410, "gone"],
  [425, "failed"],
  [429, "failed"],
  [500, "failed"],
  [503, "failed"],
])("[exception 60] an answer of %i means %s", (status, outcome) => {
  expect(judgeAnswer({ status }, now).outcome).toBe(outcome);
});

test("[exception 60] Retry-After is heard where another try makes sense", () => {
  expect(judgeAnswer({ status: 503, retryAfter: "90" }, now).retry_after_seconds).toBe(90);
  expect(judgeAnswer({ status: 404, retryAfter: "90" }, now).retry_after_seconds).toBeNull();
});

test("a refusal says what the receiver gave as its reason, a delivery does not", () => {
  expect(judgeAnswer({ status: 404, said: "no_service" }, now).detail).toBe(
    "The receiver answered 404. It said: no_service",
  );
  expect(judgeAnswer({ status: 200, said: "ok" }, now).detail).toBe("The receiver answered 200.");
});
