import { getTranslations } from "next-intl/server";
import { DecisionFilters } from "#components/recovery/decision-filters.tsx";
import { DecisionList } from "#components/recovery/decision-list.tsx";
import { IncidentList } from "#components/recovery/incident-list.tsx";
import { RunFilters } from "#components/recovery/run-filters.tsx";
import { RunHistory } from "#components/recovery/run-history.tsx";
import { toRunRow } from "#components/recovery/run-row.ts";
import {
  type RunSearch,
  readDecisionSearch,
  readRunSearch,
} from "#components/recovery/run-search.ts";
import { Panel } from "#components/ui/panel.tsx";
import type { Context } from "#lib/platform/context.ts";
import { listDecisions } from "#lib/recovery/list-decisions.ts";
import { listIncidents } from "#lib/recovery/list-incidents.ts";
import { listRuns } from "#lib/recovery/list-runs.ts";
import { listScenarios } from "#lib/recovery/list-scenarios.ts";
import { listServices } from "#lib/services/list-services.ts";

/** Incidents, decisions and runs, as far as the address asks for them. */
export async function RecoveryPast({ context, search }: { context: Context; search: RunSearch }) {
  const t = await getTranslations("recovery.page");
  const { filter, active } = readRunSearch(search);
  const week = new Date(context.now().getTime() - 7 * 86_400_000).toISOString();
  const asked = readDecisionSearch(search);
  const [decisions, incidents, runs, services, scenarios] = await Promise.all([
    listDecisions(context, { ...asked, limit: 20 }),
    listIncidents(context, { from: week, limit: 10 }),
    listRuns(context, { ...filter, limit: 25 }),
    listServices(context),
    listScenarios(context, { service: asked.service }),
  ]);
  const names = services.data.map(({ name }) => name);
  return (
    <>
      <div className="mb-gap grid gap-gap rail:grid-cols-2 rail:items-start">
        <Panel title={t("incidents")} aside={t("week")}>
          <IncidentList incidents={incidents.data} />
        </Panel>
        <Panel
          title={t("decisions")}
          note={t("decisionsNote")}
          aside={<DecisionFilters scenarios={scenarios.data.map(({ name }) => name)} />}
        >
          <DecisionList
            decisions={decisions.data}
            filtered={Boolean(asked.service ?? asked.scenario ?? asked.outcome)}
          />
        </Panel>
      </div>
      <Panel
        title={t("runs")}
        aside={
          <div className="flex flex-wrap gap-2.5">
            <RunFilters services={names} active={active} />
          </div>
        }
      >
        <RunHistory runs={runs.data.map(toRunRow)} next={runs.next_cursor} filtered={active > 0} />
      </Panel>
    </>
  );
}
