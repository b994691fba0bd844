import { deriveAdmissionWindow } from "#lib/error-pages/admission-window.ts";
import { PublicState, type PublicStatus } from "#lib/error-pages/schemas.ts";

export type StoredStatus = { state: string; since: Date; updated_at: Date };

/** How long a state is believed after it was last written: a worker that died must not promise for ever. */
const believedForSeconds: Record<PublicState, number> = {
  fine: Number.POSITIVE_INFINITY,
  noticed: 3600,
  fixing: 3600,
  checking: 3600,
  back: 600,
  needs_people: 86_400,
};
const retryAfterSeconds: Record<PublicState, number> = {
  fine: 5,
  noticed: 10,
  fixing: 10,
  checking: 5,
  back: 5,
  needs_people: 60,
};

/** Of a page, which only tells of the state: how many wait does not change it. */
const withoutCrowd = deriveAdmissionWindow(0, 1);

/** What anyone may be told; a service that does not show its recoveries is always `fine`. */
export function derivePublicStatus(
  stored: StoredStatus | null,
  showRecovery: boolean,
  now: Date,
  window_seconds = withoutCrowd,
): PublicStatus {
  const state = PublicState.safeParse(stored?.state).data ?? "fine";
  const ageSeconds = stored ? (now.getTime() - stored.updated_at.getTime()) / 1000 : 0;
  if (!stored || !showRecovery || state === "fine" || ageSeconds > believedForSeconds[state]) {
    return {
      state: "fine",
      since: null,
      retry_after_seconds: retryAfterSeconds.fine,
      window_seconds,
    };
  }
  return {
    state,
    since: stored.since.toISOString(),
    retry_after_seconds: retryAfterSeconds[state],
    window_seconds,
  };
}
