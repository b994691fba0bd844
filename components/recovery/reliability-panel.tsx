import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { IncidentStripChart } from "#components/recovery/incident-strip.tsx";
import { IncidentTable } from "#components/recovery/incident-table.tsx";
import { PeriodSwitch } from "#components/recovery/period-switch.tsx";
import { prepareReliabilityTiles } from "#components/recovery/prepare-reliability-tiles.ts";
import type { Period } from "#components/recovery/reliability-period.ts";
import { ReliabilityTiles } from "#components/recovery/reliability-tiles.tsx";
import { ScenarioReliabilityTable } from "#components/recovery/scenario-reliability-table.tsx";
import { ServiceReliabilityTable } from "#components/recovery/service-reliability-table.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Incident } from "#lib/recovery/answers.ts";
import type { Reliability } from "#lib/recovery/reliability-schemas.ts";

type Props = {
  reliability: Reliability;
  /** Newest first. */
  incidents: Incident[];
  period: Period;
  /** Of one service: a table of services would say the tiles again. */
  single?: boolean;
};

/** How long services were degraded, how fast they recovered, and what the scenarios did for it. */
export function ReliabilityPanel({ reliability, incidents, period, single = false }: Props) {
  const t = useTranslations("recovery.reliabilityPanel");
  const language = useLocale();
  const tileWords = useTranslations("recovery.reliabilityTiles");
  const periods = useTranslations("recovery.reliabilityPeriod");
  const { all, data } = reliability;
  const scenarios = data
    .flatMap((service) => service.scenarios)
    .filter(({ runs, by_itself }) => runs > 0 || by_itself.of > 0);
  return (
    <Panel
      title={t("title")}
      className="mb-gap"
      aside={
        <span className="flex flex-wrap items-center gap-x-3.5 gap-y-1">
          <Link className="hover:underline" href="/recovery/reliability">
            {t("report")}
          </Link>
          <PeriodSwitch />
        </span>
      }
    >
      {all.incidents === 0 ? (
        <EmptyState icon={CircleCheck} title={t("emptyTitle", { period: periods(period.name) })}>
          {t("empty")}
        </EmptyState>
      ) : (
        <>
          <ReliabilityTiles tiles={prepareReliabilityTiles(tileWords, all, language)} />
          <Part title={t("overTime")}>
            <IncidentStripChart incidents={incidents} from={period.from} to={period.to} />
            <IncidentTable incidents={incidents} />
          </Part>
          {single ? null : (
            <Part title={t("byService")}>
              <ServiceReliabilityTable services={data.filter((one) => one.incidents > 0)} />
            </Part>
          )}
        </>
      )}
      {scenarios.length > 0 ? (
        <Part title={t("byScenario")}>
          <ScenarioReliabilityTable scenarios={scenarios} />
        </Part>
      ) : null}
    </Panel>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-4">
      <h3 className="mb-1.5 text-sm text-ink-2">{title}</h3>
      {children}
    </section>
  );
}
