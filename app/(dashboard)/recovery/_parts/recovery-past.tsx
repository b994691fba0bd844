import { DecisionList } from "#components/recovery/decision-list.tsx";
import { IncidentList } from "#components/recovery/incident-list.tsx";
import { RunFilters } from "#components/recovery/run-filters.tsx";
import { RunHistory } from "#components/recovery/run-history.tsx";
import { toRunRow } from "#components/recovery/run-row.ts";
import { type RunSearch, readRunSearch } from "#components/recovery/run-search.ts";
import { Panel } from "#components/ui/panel.tsx";
import type { Context } from "#lib/platform/context.ts";
import { listDecisions } from "#lib/recovery/list-decisions.ts";
import { listIncidents } from "#lib/recovery/list-incidents.ts";
import { listRuns } from "#lib/recovery/list-runs.ts";
import { listServices } from "#lib/services/list-services.ts";

/** Incidents, decisions and runs, as far as the address asks for them. */
export async function RecoveryPast({ context, search }: { context: Context; search: RunSearch }) {
  const { filter, active } = readRunSearch(search);
  const week = new Date(context.now().getTime() - 7 * 86_400_000).toISOString();
  const [decisions, incidents, runs, services] = await Promise.all([
    listDecisions(context, { limit: 10 }),
    listIncidents(context, { from: week, limit: 10 }),
    listRuns(context, { ...filter, limit: 25 }),
    listServices(context),
  ]);
  const names = services.data.map(({ name }) => name);
  return (
    <>
      <div className="mb-gap grid gap-gap rail:grid-cols-2 rail:items-start">
        <Panel title="Incidents" aside="7 days">
          <IncidentList incidents={incidents.data} />
        </Panel>
        <Panel title="Decisions" aside="24 hours">
          <DecisionList decisions={decisions.data} />
        </Panel>
      </div>
      <Panel
        title="Runs"
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
