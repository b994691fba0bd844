import { CircleCheck } from "lucide-react";
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
  const { reliability, byItself, range, zone } = report;
  const services = reliability.data.filter(({ incidents }) => incidents > 0);
  const scenarios = reliability.data
    .flatMap((service) => service.scenarios)
    .filter(({ runs, by_itself }) => runs > 0 || by_itself.of > 0);
  const moment = (at: string) => formatDayMinute(new Date(at), zone);
  return (
    <div className="report flex flex-col gap-gap">
      {reliability.all.incidents === 0 ? (
        <Panel title="No incident in this month">
          <EmptyState icon={CircleCheck} title="Nothing to report">
            No service was degraded in this time. Choose another month, or write a scenario: it
            notices what is wrong, also while it only watches.
          </EmptyState>
        </Panel>
      ) : (
        <ReliabilityTiles tiles={prepareReportTiles(reliability.all, byItself)} />
      )}
      {services.length > 0 ? (
        <Panel title="By service">
          <ReportServiceTable services={services} />
        </Panel>
      ) : null}
      {scenarios.length > 0 ? (
        <Panel
          title="By scenario"
          note="By itself: incidents that a scenario only watched, and those of them that ended within 15 minutes."
        >
          <ReportScenarioTable scenarios={scenarios} />
        </Panel>
      ) : null}
      <p className="text-sm text-ink-2">
        {moment(range.from)} to {moment(range.to)}, {zone}. Intervals are 95 % Wilson intervals:
        where the true share likely lies.
      </p>
    </div>
  );
}
