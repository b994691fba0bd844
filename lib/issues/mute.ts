import type { ChangeIssue } from "#lib/issues/schemas.ts";
import { Problem } from "#lib/platform/errors.ts";

/** What of an issue a change of its state sets. */
type Handling = {
  state: "open" | "resolved" | "muted";
  muted_until: Date | null;
  muted_to_count: number | null;
  muted_until_regression: boolean;
};

/** The handling that a change asks for, null where it leaves it alone. Throws `wrong-input` for a time that is over. */
export function prepareHandling(
  change: ChangeIssue,
  issue: { count: number },
  now: Date,
): Handling | null {
  const { muted_until, muted_count, muted_until_regression = false } = change;
  const endsItself =
    muted_until !== undefined || muted_count !== undefined || muted_until_regression;
  const state = change.state ?? (endsItself ? "muted" : null);
  if (state === null) return null;
  if (muted_until !== undefined && new Date(muted_until) <= now) {
    throw new Problem("wrong-input", "The mute would be over already.", {
      errors: [{ path: "muted_until", message: "Choose a time in the future." }],
    });
  }
  return {
    state,
    muted_until: muted_until === undefined ? null : new Date(muted_until),
    muted_to_count: muted_count === undefined ? null : issue.count + muted_count,
    muted_until_regression,
  };
}
