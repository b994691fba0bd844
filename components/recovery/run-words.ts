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

/** How a state looks; its word is in `recovery.states`, `recovery.verdicts` or `recovery.outcomes`. */
export type StateLook = { tone: Tone; icon?: LucideIcon };

export const runStateLooks: Record<RunState, StateLook> = {
  AWAITING_APPROVAL: { tone: "bad", icon: Hand },
  QUEUED: { tone: "busy" },
  PRECHECK: { tone: "busy" },
  ACTING: { tone: "busy" },
  RECONCILING: { tone: "busy" },
  SETTLING: { tone: "busy" },
  VERIFYING: { tone: "busy" },
  COMPENSATING: { tone: "busy", icon: Undo2 },
  CANCELLING: { tone: "busy" },
  RECOVERED: { tone: "good" },
  SKIPPED_RECOVERED: { tone: "good" },
  ESCALATED: { tone: "bad" },
  FAILED: { tone: "bad" },
  NEEDS_ATTENTION: { tone: "bad", icon: Hand },
  CANCELLED: { tone: "idle", icon: Ban },
  REJECTED: { tone: "idle", icon: Ban },
  EXPIRED: { tone: "idle", icon: Pause },
};

/** What verification found, which is another thing than how the run ended. */
export const verdictLooks: Record<Verdict, StateLook> = {
  recovered: { tone: "good" },
  not_recovered: { tone: "bad" },
  inconclusive: { tone: "idle", icon: ShieldQuestionMark },
  worse: { tone: "bad", icon: Undo2 },
};

/** What a decision came to. */
export const outcomeLooks: Record<DecisionOutcome, StateLook> = {
  STARTED: { tone: "good" },
  PROPOSED: { tone: "busy", icon: Hand },
  DRY_RUN: { tone: "idle" },
  DUPLICATE: { tone: "idle" },
  TARGET_LOCKED: { tone: "idle", icon: Pause },
  COOLDOWN: { tone: "idle", icon: Pause },
  BUDGET_TARGET: { tone: "idle", icon: Pause },
  BUDGET_GLOBAL: { tone: "idle", icon: Pause },
  BREAKER_OPEN: { tone: "bad", icon: Ban },
  BLAST_RADIUS: { tone: "idle", icon: Pause },
  INHIBITED_BY: { tone: "idle", icon: Pause },
  STORM: { tone: "bad", icon: Hand },
  FLAPPING: { tone: "bad", icon: Hand },
  MAINTENANCE: { tone: "idle", icon: Pause },
  KILL_SWITCH: { tone: "bad", icon: Ban },
  NO_TARGET: { tone: "bad", icon: TriangleAlert },
  RULE_INVALID: { tone: "bad", icon: TriangleAlert },
  NO_HISTORY: { tone: "idle", icon: ShieldQuestionMark },
};
