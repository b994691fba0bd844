import { getTranslations } from "next-intl/server";
import { describeStop } from "#components/recovery/describe-stop.ts";
import { ServiceRecovery } from "#components/recovery/service-recovery.tsx";
import { canAdminister, canOperate } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import type { KillSwitch } from "#lib/recovery/answers.ts";
import { listDecisions } from "#lib/recovery/list-decisions.ts";
import { listReadiness } from "#lib/recovery/list-readiness.ts";
import { listRuns } from "#lib/recovery/list-runs.ts";
import { listScenarios } from "#lib/recovery/list-scenarios.ts";
import { listTargets } from "#lib/recovery/list-targets.ts";

type Props = {
  context: Context;
  service: { name: string; environments: string[] };
  killSwitch: KillSwitch;
};

/** The buttons of a service, and what was done or held back lately. */
export async function ServiceActions({ context, service, killSwitch }: Props) {
  const place = { service: service.name };
  const [targets, scenarios, runs, decisions] = await Promise.all([
    listTargets(context, place),
    listScenarios(context, place),
    listRuns(context, { ...place, limit: 8 }),
    listDecisions(context, { ...place, limit: 8 }),
  ]);
  const t = await getTranslations("recovery.killSwitch");
  const readiness = await listReadiness(context, scenarios.data);
  const plans = scenarios.data.map((scenario) => {
    return { scenario, hold: readiness.get(scenario.name)?.press ?? null };
  });
  return (
    <ServiceRecovery
      service={service}
      targets={targets.data}
      plans={plans}
      runs={runs.data}
      decisions={decisions.data}
      rights={{
        mayOperate: canOperate(context.actor),
        mayOpen: canAdminister(context.actor),
        stopped: describeStop(t, killSwitch, service.name),
      }}
    />
  );
}
