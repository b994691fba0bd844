import { CircleCheck } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { prepareReportTiles } from "#components/recovery/prepare-report-tiles.ts";
import { ReliabilityTiles } from "#components/recovery/reliability-tiles.tsx";
import type { ReportMonth } from "#components/recovery/report-month.ts";
import { ReportScenarioTable, ReportServiceTable } from "#components/recovery/report-tables.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { formatDayMinute } from "#lib/format/time.ts";
import type { NaturalRecovery, Reliability } from "#lib/recovery/reliability-schemas.ts";

export type Report = {
  month: ReportMonth;
  /** IANA; its clocks cut the month. */
  zone: string;
  range: { from: string; to: string };
  reliability: Reliability;
  byItself: NaturalRecovery;
};

/** A month in figures, by service and by scenario: on screen, and on one sheet of paper. */
export function ReliabilityReport({ report }: { report: Report }) {
  const t = useTranslations("recovery.reliabilityReport");
  const language = useLocale();
  const tileWords = useTranslations("recovery.reliabilityTiles");
  const { reliability, byItself, range, zone } = report;
  const services = reliability.data.filter(({ incidents }) => incidents > 0);
  const scenarios = reliability.data
    .flatMap((service) => service.scenarios)
    .filter(({ runs, by_itself }) => runs > 0 || by_itself.of > 0);
  const moment = (at: string) => formatDayMinute(new Date(at), zone, language);
  return (
    <div className="report flex flex-col gap-gap">
      {reliability.all.incidents === 0 ? (
        <Panel title={t("none")}>
          <EmptyState icon={CircleCheck} title={t("emptyTitle")}>
            {t("empty")}
          </EmptyState>
        </Panel>
      ) : (
        <ReliabilityTiles
          tiles={prepareReportTiles(tileWords, reliability.all, byItself, language)}
        />
      )}
      {services.length > 0 ? (
        <Panel title={t("byService")}>
          <ReportServiceTable services={services} />
        </Panel>
      ) : null}
      {scenarios.length > 0 ? (
        <Panel title={t("byScenario")} note={t("byItself")}>
          <ReportScenarioTable scenarios={scenarios} />
        </Panel>
      ) : null}
      <p className="text-sm text-ink-2">
        {t("range", { from: moment(range.from), to: moment(range.to), zone })}
      </p>
    </div>
  );
}
