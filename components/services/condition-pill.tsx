import { Hand, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ServiceRow } from "#components/services/prepare-service-rows.ts";
import { StatePill } from "#components/ui/state-pill.tsx";
import type { Tone } from "#components/ui/tone.ts";

type Look = { tone: Tone; icon?: LucideIcon };
const looks: Record<ServiceRow["condition"], Look> = {
  waiting: { tone: "bad", icon: Hand },
  recovering: { tone: "busy" },
  degraded: { tone: "bad" },
  fine: { tone: "good" },
};

/** How a service stands; leads to the live run where there is one. */
export function ConditionPill({ condition, run_id }: Pick<ServiceRow, "condition" | "run_id">) {
  const t = useTranslations("services.condition");
  const { tone, icon } = looks[condition];
  const pill = (
    <StatePill tone={tone} {...(icon ? { icon } : {})}>
      {t(condition)}
    </StatePill>
  );
  if (!run_id) return pill;
  return (
    <Link className="inline-flex rounded-full hover:underline" href={`/recovery/runs/${run_id}`}>
      {pill}
    </Link>
  );
}
