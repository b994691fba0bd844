import type { Metadata } from "next";
import { ChangeScenarioForm } from "#components/recovery/change-scenario-form.tsx";
import { OldVersionNotice } from "#components/recovery/old-version-notice.tsx";
import { ScenarioPlan } from "#components/recovery/scenario-plan.tsx";
import { VersionList } from "#components/recovery/version-list.tsx";
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
import { ScenarioDecisions, ScenarioRuns } from "../_parts/scenario-past.tsx";

type Props = { params: Promise<{ name: string }>; searchParams: Promise<{ version?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).name };
}

export default async function ScenarioPage({ params, searchParams }: Props) {
  const context = await requirePageContext();
  const name = decodeParam((await params).name);
  const scenario = await orNotFound(getScenario(context, name));
  const [{ version }, versions, targets, rights] = await Promise.all([
    searchParams,
    listScenarioVersions(context, name),
    listTargets(context, { service: scenario.service }),
    readPlanRights(context),
  ]);
  const old = versions.find((one) => String(one.version) === version && one.definition);
  const shown = old ?? { version: scenario.version, definition: scenario };
  const isLatest = shown.version === scenario.version;
  return (
    <>
      <ScenarioHeading context={context} scenario={scenario} targets={targets.data} />
      {isLatest ? null : <OldVersionNotice name={name} version={shown.version} />}
      <div className="mb-gap grid gap-gap rail:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] rail:items-start">
        <Panel title="Plan" aside={`Version ${shown.version}`}>
          <ScenarioPlan plan={shown.definition ?? scenario} />
        </Panel>
        <div className="flex min-w-0 flex-col gap-gap">
          <ScenarioDecisions context={context} name={name} />
          <Panel title="Versions">
            <VersionList name={name} versions={versions} shown={shown.version} />
          </Panel>
        </div>
      </div>
      <ScenarioRuns context={context} name={name} />
      {isLatest && canOperate(context.actor) ? (
        <Panel title="Change the plan" note="Each save is a new version; live runs keep theirs.">
          <ChangeScenarioForm scenario={scenario} targets={targets.data} rights={rights} />
        </Panel>
      ) : null}
    </>
  );
}
