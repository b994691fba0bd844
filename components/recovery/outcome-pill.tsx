import { useTranslations } from "next-intl";
import { outcomeLooks } from "#components/recovery/run-words.ts";
import { StatePill } from "#components/ui/state-pill.tsx";
import type { DecisionOutcome } from "#lib/recovery/schemas.ts";

export function OutcomePill({ outcome }: { outcome: DecisionOutcome }) {
  const t = useTranslations("recovery.outcomes");
  return <StatePill {...outcomeLooks[outcome]}>{t(outcome)}</StatePill>;
}
