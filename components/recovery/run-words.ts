import {
  Ban,
  Hand,
  type LucideIcon,
  Pause,
  ShieldQuestionMark,
  TriangleAlert,
  Undo2,
} from "lucide-react";
import type { Tone } from "#components/ui/tone.ts";
import type { DecisionOutcome, RunState, Verdict } from "#lib/recovery/schemas.ts";

export type StateWords = { tone: Tone; word: string; icon?: LucideIcon };

/** How each state of a run is shown. */
export const runStateWords: Record<RunState, StateWords> = {
  AWAITING_APPROVAL: { tone: "bad", word: "Waits for approval", icon: Hand },
  QUEUED: { tone: "busy", word: "Queued" },
  PRECHECK: { tone: "busy", word: "Checking first" },
  ACTING: { tone: "busy", word: "Acting" },
  RECONCILING: { tone: "busy", word: "Finding out" },
  SETTLING: { tone: "busy", word: "Settling" },
  VERIFYING: { tone: "busy", word: "Verifying" },
  COMPENSATING: { tone: "busy", word: "Undoing", icon: Undo2 },
  CANCELLING: { tone: "busy", word: "Cancelling" },
  RECOVERED: { tone: "good", word: "Recovered" },
  SKIPPED_RECOVERED: { tone: "good", word: "Recovered before it began" },
  ESCALATED: { tone: "bad", word: "Escalated" },
  FAILED: { tone: "bad", word: "Failed" },
  NEEDS_ATTENTION: { tone: "bad", word: "Needs attention", icon: Hand },
  CANCELLED: { tone: "idle", word: "Cancelled", icon: Ban },
  REJECTED: { tone: "idle", word: "Rejected", icon: Ban },
  EXPIRED: { tone: "idle", word: "Expired", icon: Pause },
};

/** What verification found, which is another thing than how the run ended. */
export const verdictWords: Record<Verdict, StateWords> = {
  recovered: { tone: "good", word: "Recovered" },
  not_recovered: { tone: "bad", word: "Not recovered" },
  inconclusive: { tone: "idle", word: "Inconclusive", icon: ShieldQuestionMark },
  worse: { tone: "bad", word: "Worse than before", icon: Undo2 },
};

/** What a decision came to. */
export const outcomeWords: Record<DecisionOutcome, StateWords> = {
  STARTED: { tone: "good", word: "Started" },
  PROPOSED: { tone: "busy", word: "Asked for approval", icon: Hand },
  DRY_RUN: { tone: "idle", word: "Would have run" },
  DUPLICATE: { tone: "idle", word: "Already running" },
  TARGET_LOCKED: { tone: "idle", word: "Target in use", icon: Pause },
  COOLDOWN: { tone: "idle", word: "Cooling down", icon: Pause },
  BUDGET_TARGET: { tone: "idle", word: "Attempts used up", icon: Pause },
  BUDGET_GLOBAL: { tone: "idle", word: "Recovery is busy", icon: Pause },
  BREAKER_OPEN: { tone: "bad", word: "Breaker open", icon: Ban },
  BLAST_RADIUS: { tone: "idle", word: "Too many at once", icon: Pause },
  INHIBITED_BY: { tone: "idle", word: "Waits for a dependency", icon: Pause },
  STORM: { tone: "bad", word: "Storm: asked for approval", icon: Hand },
  FLAPPING: { tone: "bad", word: "Comes back: asked for approval", icon: Hand },
  MAINTENANCE: { tone: "idle", word: "Maintenance", icon: Pause },
  KILL_SWITCH: { tone: "bad", word: "Kill switch", icon: Ban },
  NO_TARGET: { tone: "bad", word: "No target", icon: TriangleAlert },
  RULE_INVALID: { tone: "bad", word: "Plan not valid", icon: TriangleAlert },
  NO_HISTORY: { tone: "idle", word: "Too little history", icon: ShieldQuestionMark },
};
