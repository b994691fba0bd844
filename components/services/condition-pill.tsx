import { Hand, type LucideIcon } from "lucide-react";
import Link from "next/link";
import type { ServiceRow } from "#components/services/prepare-service-rows.ts";
import { StatePill } from "#components/ui/state-pill.tsx";
import type { Tone } from "#components/ui/tone.ts";

type Look = { tone: Tone; word: string; icon?: LucideIcon };
const looks: Record<ServiceRow["condition"], Look> = {
  waiting: { tone: "bad", word: "Waits for approval", icon: Hand },
  recovering: { tone: "busy", word: "Recovering" },
  degraded: { tone: "bad", word: "Degraded" },
  fine: { tone: "good", word: "No incident" },
};

/** How a service stands; leads to the live run where there is one. */
export function ConditionPill({ condition, run_id }: Pick<ServiceRow, "condition" | "run_id">) {
  const { tone, word, icon } = looks[condition];
  const pill = (
    <StatePill tone={tone} {...(icon ? { icon } : {})}>
      {word}
    </StatePill>
  );
  if (!run_id) return pill;
  return (
    <Link className="inline-flex rounded-full hover:underline" href={`/recovery/runs/${run_id}`}>
      {pill}
    </Link>
  );
}
