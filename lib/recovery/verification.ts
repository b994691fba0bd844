import type { Verdict } from "#lib/recovery/schemas.ts";

/** One measured window. `alive` null: nothing could tell whether the service lives. */
export type Window = {
  count: number;
  /** Errors of any code. */
  total: number;
  /** At least the plan's window; longer where the worker came late. */
  seconds: number;
  alive: boolean | null;
  probed: boolean;
};
export type WindowOutcome = "good" | "bad" | "silent";
export type VerifyRules = { windows: number; window_seconds: number; max_count: number };

/** At most this many times the asked windows are measured; then the verdict falls. */
const patience = 3;
const worseFactor = 1.5;
const worseLeast = 3;
/** Of the plan's codes and of any code, in a window before the action. */
export type Before = { count: number; total: number };

/** Good: few enough errors and a sign of life. Silent: no errors, but no sign of life either. */
export function judgeWindow(window: Window, rules: VerifyRules): WindowOutcome {
  if (window.count > rules.max_count) return "bad";
  if (window.alive === true) return "good";
  return window.probed && window.alive === false ? "bad" : "silent";
}

/**
 * The verdict after the windows so far, or null while it is open. `before` is the busiest window before the action,
 * null where less than a window of errors was seen: a run that starts with the first errors cannot know their rate.
 * As many consecutive windows decide for recovery as against it; after three times as many the answer is
 * `not_recovered` where the last windows hold a bad one, else `inconclusive`.
 */
export function judgeRun(
  windows: Window[],
  before: Before | null,
  rules: VerifyRules,
): Verdict | null {
  const latest = windows.at(-1);
  if (!latest) return null;
  if (before !== null && isWorse(latest, before, rules)) return "worse";
  const last = windows.slice(-rules.windows).map((window) => judgeWindow(window, rules));
  const complete = last.length === rules.windows;
  if (complete && last.every((outcome) => outcome === "good")) return "recovered";
  if (complete && last.every((outcome) => outcome === "bad")) return "not_recovered";
  if (windows.length < rules.windows * patience) return null;
  return last.includes("bad") ? "not_recovered" : "inconclusive";
}

/** Clearly more of the errors that started it, or of all together: a restart may break what it did not look at. */
function isWorse(window: Window, before: Before, rules: VerifyRules): boolean {
  const share = rules.window_seconds / Math.max(window.seconds, 1);
  const isMore = (now: number, then: number) =>
    now * share > then * worseFactor && now * share >= then + worseLeast;
  return isMore(window.count, before.count) || isMore(window.total, before.total);
}
