import { BellOff, Check, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import type { CodeState } from "#components/insights/code-state.ts";
import { StatePill } from "#components/ui/state-pill.tsx";

const look: Record<CodeState, Omit<ComponentProps<typeof StatePill>, "children">> = {
  open: { tone: "bad" },
  regressed: { tone: "bad", icon: RotateCcw },
  recovering: { tone: "busy" },
  recovered: { tone: "good" },
  resolved: { tone: "idle", icon: Check },
  muted: { tone: "idle", icon: BellOff },
};

/** The state of an issue, or of a service's code. */
export function CodeStatePill({ state }: { state: CodeState }) {
  const t = useTranslations("insights.codeState");
  return <StatePill {...look[state]}>{t(`states.${state}`)}</StatePill>;
}
