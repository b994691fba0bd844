import { useTranslations } from "next-intl";
import { verdictLooks } from "#components/recovery/run-words.ts";
import { StatePill } from "#components/ui/state-pill.tsx";
import type { Verdict } from "#lib/recovery/schemas.ts";

export function VerdictPill({ verdict }: { verdict: Verdict }) {
  const t = useTranslations("recovery.verdicts");
  return <StatePill {...verdictLooks[verdict]}>{t(verdict)}</StatePill>;
}
