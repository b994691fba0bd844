import { useTranslations } from "next-intl";
import { runStateLooks } from "#components/recovery/run-words.ts";
import { StatePill } from "#components/ui/state-pill.tsx";
import type { RunState } from "#lib/recovery/schemas.ts";

export function RunStatePill({ state }: { state: RunState }) {
  const t = useTranslations("recovery.states");
  return <StatePill {...runStateLooks[state]}>{t(state)}</StatePill>;
}
