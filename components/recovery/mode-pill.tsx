import { Eye, Hand, type LucideIcon, Power, Zap } from "lucide-react";
import { useTranslations } from "next-intl";
import { StatePill } from "#components/ui/state-pill.tsx";
import type { Tone } from "#components/ui/tone.ts";
import type { Mode } from "#lib/recovery/schemas.ts";

const looks: Record<Mode, { tone: Tone; icon: LucideIcon }> = {
  auto: { tone: "good", icon: Zap },
  suggest: { tone: "busy", icon: Hand },
  shadow: { tone: "idle", icon: Eye },
  off: { tone: "idle", icon: Power },
};

/** How much a scenario does by itself. */
export function ModePill({ mode }: { mode: Mode }) {
  const t = useTranslations("recovery.modes");
  return <StatePill {...looks[mode]}>{t(`label.${mode}`)}</StatePill>;
}
