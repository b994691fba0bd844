import { BellOff, Check, RotateCcw } from "lucide-react";
import type { ComponentProps } from "react";
import type { CodeState } from "#components/insights/code-state.ts";
import { StatePill } from "#components/ui/state-pill.tsx";

const look: Record<CodeState, ComponentProps<typeof StatePill>> = {
  open: { tone: "bad", children: "Open" },
  regressed: { tone: "bad", icon: RotateCcw, children: "Regressed" },
  recovering: { tone: "busy", children: "Recovering" },
  recovered: { tone: "good", children: "Recovered" },
  resolved: { tone: "idle", icon: Check, children: "Resolved" },
  muted: { tone: "idle", icon: BellOff, children: "Muted" },
};

/** The state of an issue, or of a service's code. */
export function CodeStatePill({ state }: { state: CodeState }) {
  return <StatePill {...look[state]} />;
}
