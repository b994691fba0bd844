import { getTranslations } from "next-intl/server";
import { DecisionList } from "#components/recovery/decision-list.tsx";
import { RunHistory } from "#components/recovery/run-history.tsx";
import { toRunRow } from "#components/recovery/run-row.ts";
import { Panel } from "#components/ui/panel.tsx";
import type { Context } from "#lib/platform/context.ts";
import { listDecisions } from "#lib/recovery/list-decisions.ts";
import { listRuns } from "#lib/recovery/list-runs.ts";

type Props = { context: Context; name: string };

/** What a scenario did, newest first. */
export async function ScenarioRuns({ context, name }: Props) {
  const t = await getTranslations("recovery.scenarioPage");
  const { data: runs } = await listRuns(context, { scenario: name, limit: 10 });
  return (
    <Panel title={t("runs")} className="mb-gap">
      <RunHistory runs={runs.map(toRunRow)} next={null} filtered={false} />
    </Panel>
  );
}

/** What it decided, and why nothing ran. */
export async function ScenarioDecisions({ context, name }: Props) {
  const t = await getTranslations("recovery.scenarioPage");
  const { data: decisions } = await listDecisions(context, { scenario: name, limit: 5 });
  return (
    <Panel title={t("decisions")} aside={t("day")}>
      <DecisionList decisions={decisions} within="scenario" />
    </Panel>
  );
}
