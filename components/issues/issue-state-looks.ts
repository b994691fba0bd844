import { BellOff, Check, type LucideIcon, RotateCcw, TriangleAlert } from "lucide-react";
import type { Tone } from "#components/ui/tone.ts";
import type { IssueState } from "#lib/issues/schemas.ts";

/** How each state of an issue is shown; its word is in `issues.states`. */
export const issueStateLooks: Record<IssueState, { tone: Tone; icon: LucideIcon }> = {
  open: { tone: "bad", icon: TriangleAlert },
  regressed: { tone: "bad", icon: RotateCcw },
  resolved: { tone: "good", icon: Check },
  muted: { tone: "idle", icon: BellOff },
};
