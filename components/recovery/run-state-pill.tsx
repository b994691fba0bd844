import { useTranslations } from "next-intl";
import { outcomeLooks, runStateLooks, verdictLooks } from "#components/recovery/run-words.ts";
import { StatePill } from "#components/ui/state-pill.tsx";
import type { DecisionOutcome, RunState, Verdict } from "#lib/recovery/schemas.ts";

export function RunStatePill({ state }: { state: RunState }) {
  const t = useTranslations("recovery.states");
  return <StatePill {...runStateLooks[state]}>{t(state)}</StatePill>;
}

export function VerdictPill({ verdict }: { verdict: Verdict }) {
  const t = useTranslations("recovery.verdicts");
  return <StatePill {...verdictLooks[verdict]}>{t(verdict)}</StatePill>;
}

export function OutcomePill({ outcome }: { outcome: DecisionOutcome }) {
  const t = useTranslations("recovery.outcomes");
  return <StatePill {...outcomeLooks[outcome]}>{t(outcome)}</StatePill>;
}
