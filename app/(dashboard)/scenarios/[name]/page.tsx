import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChangeScenarioForm } from "#components/recovery/change-scenario-form.tsx";
import { TrySaved } from "#components/recovery/try-saved.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canOperate } from "#lib/accounts/permissions.ts";
import { decodeParam } from "#lib/platform/http/decode-param.ts";
import { orNotFound } from "#lib/platform/http/page-param.ts";
import { listScenarioVersions } from "#lib/recovery/list-scenario-versions.ts";
import { getScenario } from "#lib/recovery/list-scenarios.ts";
import { listTargets } from "#lib/recovery/list-targets.ts";
import { readPlanRights } from "../_parts/read-plan-rights.ts";
import { ScenarioHeading } from "../_parts/scenario-heading.tsx";
import { ScenarioRuns } from "../_parts/scenario-past.tsx";
import { ScenarioPlans } from "../_parts/scenario-plans.tsx";

type Props = { params: Promise<{ name: string }>; searchParams: Promise<{ version?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).name };
}

export default async function ScenarioPage({ params, searchParams }: Props) {
  const t = await getTranslations("recovery.scenarioPage");
  const context = await requirePageContext();
  const name = decodeParam((await params).name);
  const scenario = await orNotFound(getScenario(context, name));
  const [{ version }, versions, targets, rights] = await Promise.all([
    searchParams,
    listScenarioVersions(context, name),
    listTargets(context, { service: scenario.service }),
    readPlanRights(context),
  ]);
  const old = versions.find(
    (one) => String(one.version) === version && one.version !== scenario.version && one.definition,
  );
  return (
    <>
      <ScenarioHeading context={context} scenario={scenario} targets={targets.data} />
      <ScenarioPlans context={context} scenario={scenario} versions={versions} old={old ?? null} />
      {old || !canOperate(context.actor) ? (
        <Panel title={t("wouldHave")} className="mb-gap">
          <TrySaved name={name} />
        </Panel>
      ) : (
        <Panel title={t("change")} note={t("changeNote")} className="mb-gap">
          <ChangeScenarioForm scenario={scenario} targets={targets.data} rights={rights} />
        </Panel>
      )}
      <ScenarioRuns context={context} name={name} />
    </>
  );
}
