import { BellOff, Check, type LucideIcon, RotateCcw, TriangleAlert } from "lucide-react";
import type { Tone } from "#components/ui/tone.ts";
import type { IssueState } from "#lib/issues/schemas.ts";

/** How each state of an issue is shown. */
export const issueStateWords: Record<IssueState, { tone: Tone; word: string; icon: LucideIcon }> = {
  open: { tone: "bad", word: "Open", icon: TriangleAlert },
  regressed: { tone: "bad", word: "Regressed", icon: RotateCcw },
  resolved: { tone: "good", word: "Resolved", icon: Check },
  muted: { tone: "idle", word: "Muted", icon: BellOff },
};
