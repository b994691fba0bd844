import { ScenarioCards } from "#components/recovery/scenario-cards.tsx";
import { canOperate } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import { getReliability } from "#lib/recovery/get-reliability.ts";
import { listLastRuns } from "#lib/recovery/list-last-runs.ts";
import { listReadiness } from "#lib/recovery/list-readiness.ts";
import { listScenarios } from "#lib/recovery/list-scenarios.ts";
import { listTargets } from "#lib/recovery/list-targets.ts";

const month = 30 * 86_400_000;
const unknown = { rule: null, press: null, open_breakers: [] };

/** All plans, or those of the service that the address asks for, as cards. */
export async function RecoveryScenarios(props: { context: Context; service: string | undefined }) {
  const { context, service } = props;
  const { data: scenarios } = await listScenarios(context, { service });
  const from = new Date(context.now().getTime() - month).toISOString();
  const [readiness, reliability, runs, targets] = await Promise.all([
    listReadiness(context, scenarios),
    getReliability(context, { service, from }),
    listLastRuns(
      context,
      scenarios.map(({ name }) => name),
    ),
    listTargets(context, { service }),
  ]);
  const earned = new Map(
    reliability.data.flatMap((one) => one.scenarios).map((one) => [one.scenario, one]),
  );
  const rows = scenarios.map((scenario) => ({
    scenario,
    readiness: readiness.get(scenario.name) ?? unknown,
    reliability: earned.get(scenario.name) ?? null,
    run: runs.get(scenario.name) ?? null,
  }));
  return (
    <ScenarioCards rows={rows} targets={targets.data} mayOperate={canOperate(context.actor)} />
  );
}
