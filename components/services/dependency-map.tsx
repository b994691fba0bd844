import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ConditionPill } from "#components/services/condition-pill.tsx";
import type { ServiceRow } from "#components/services/prepare-service-rows.ts";
import { Panel } from "#components/ui/panel.tsx";

export type Neighbour = Pick<ServiceRow, "name" | "condition" | "run_id">;
type Props = { name: string; neededBy: Neighbour[]; needs: Neighbour[] };

/** Who needs the service and what it needs, in the direction in which a failure travels back. */
export function DependencyMap({ name, neededBy, needs }: Props) {
  const t = useTranslations("services.dependencies");
  return (
    <Panel title={t("title")}>
      <div className="grid items-center gap-3 sm:grid-cols-[minmax(0,1fr)_auto_auto_auto_minmax(0,1fr)]">
        <Neighbours title={t("neededBy")} services={neededBy} otherwise={t("noOther")} />
        <Needs />
        <p className="max-w-48 rounded-card border border-edge px-3 py-2 text-center font-medium wrap-anywhere">
          {name}
        </p>
        <Needs />
        <Neighbours title={t("needs")} services={needs} otherwise={t("noOther")} />
      </div>
    </Panel>
  );
}

function Needs() {
  const t = useTranslations("services.dependencies");
  return (
    <ArrowRight
      role="img"
      aria-label={t("arrow")}
      className="size-4 justify-self-center text-ink-3 max-sm:rotate-90"
    />
  );
}

type NeighboursProps = { title: string; services: Neighbour[]; otherwise: string };

function Neighbours({ title, services, otherwise }: NeighboursProps) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1 text-sm font-normal text-ink-2">{title}</h3>
      {services.length === 0 ? <p className="text-ink-3">{otherwise}</p> : null}
      <ul className="flex flex-col gap-1.5">
        {services.map(({ name, condition, run_id }) => (
          <li
            key={name}
            className="flex flex-wrap items-center justify-between gap-2 rounded-card border border-line px-3 py-1.5"
          >
            <Link
              className="min-w-0 wrap-anywhere underline-offset-2 hover:underline"
              href={`/services/${encodeURIComponent(name)}`}
            >
              {name}
            </Link>
            <ConditionPill condition={condition} run_id={run_id} />
          </li>
        ))}
      </ul>
    </section>
  );
}
