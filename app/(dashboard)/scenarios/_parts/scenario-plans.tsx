import { useTranslations } from "next-intl";
import { OldVersionNotice } from "#components/recovery/old-version-notice.tsx";
import { PlanDiff } from "#components/recovery/plan-diff.tsx";
import { RestoreVersionButton } from "#components/recovery/restore-version-button.tsx";
import { ScenarioPlan } from "#components/recovery/scenario-plan.tsx";
import { VersionList } from "#components/recovery/version-list.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { canOperate } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import type { ScenarioVersion } from "#lib/recovery/list-scenario-versions.ts";
import type { Scenario } from "#lib/recovery/schemas.ts";
import { ScenarioDecisions } from "./scenario-past.tsx";

type Props = {
  context: Context;
  scenario: Scenario;
  /** Newest first. */
  versions: ScenarioVersion[];
  /** The one that the address asks for; null: the latest. */
  old: ScenarioVersion | null;
};

/** The plan in words, what its version changed or what has changed since, and all versions. */
export function ScenarioPlans({ context, scenario, versions, old }: Props) {
  const t = useTranslations("recovery.scenarioPage");
  const { name, version: latest } = scenario;
  const shown = old?.version ?? latest;
  const before = old ? old.definition : (versions[1]?.definition ?? null);
  return (
    <>
      {old?.definition ? (
        <OldVersionNotice
          name={name}
          version={shown}
          restore={
            canOperate(context.actor) ? (
              <RestoreVersionButton
                {...{ name, latest, version: shown, definition: old.definition }}
              />
            ) : null
          }
        />
      ) : null}
      <div className="mb-gap grid gap-gap rail:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] rail:items-start">
        <div className="flex min-w-0 flex-col gap-gap">
          <Panel title={t("plan")} aside={t("version", { version: shown })}>
            <ScenarioPlan plan={old?.definition ?? scenario} />
          </Panel>
          {before ? (
            <Panel
              title={
                old ? t("changedSince", { version: shown }) : t("changedBy", { version: latest })
              }
            >
              <PlanDiff before={before} after={scenario} />
            </Panel>
          ) : null}
        </div>
        <div className="flex min-w-0 flex-col gap-gap">
          <ScenarioDecisions context={context} name={name} />
          <Panel title={t("versions")}>
            <VersionList name={name} versions={versions} shown={shown} />
          </Panel>
        </div>
      </div>
    </>
  );
}
