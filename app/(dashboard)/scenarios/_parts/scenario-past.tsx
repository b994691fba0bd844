import { DecisionList } from "#components/recovery/decision-list.tsx";
import { RunHistory } from "#components/recovery/run-history.tsx";
import { toRunRow } from "#components/recovery/run-row.ts";
import { Panel } from "#components/ui/panel.tsx";
import type { Context } from "#lib/platform/context.ts";
import { listDecisions } from "#lib/recovery/list-decisions.ts";
import { listRuns } from "#lib/recovery/list-runs.ts";

type Props = { context: Context; name: string };

/** What a scenario did and decided. */
export async function ScenarioPast({ context, name }: Props) {
  const [runs, decisions] = await Promise.all([
    listRuns(context, { scenario: name, limit: 10 }),
    listDecisions(context, { scenario: name, limit: 8 }),
  ]);
  return (
    <div className="mb-gap grid gap-gap rail:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] rail:items-start">
      <Panel title="Runs">
        <RunHistory runs={runs.data.map(toRunRow)} next={null} filtered={false} />
      </Panel>
      <Panel title="Decisions" aside="24 hours">
        <DecisionList decisions={decisions.data} within="scenario" />
      </Panel>
    </div>
  );
}
