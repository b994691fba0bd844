import Link from "next/link";
import { useTranslations } from "next-intl";
import { DecisionList } from "#components/recovery/decision-list.tsx";
import { KillSwitchButton } from "#components/recovery/kill-switch-button.tsx";
import { RunHistory } from "#components/recovery/run-history.tsx";
import { toRunRow } from "#components/recovery/run-row.ts";
import { ScenarioButtons, type ServicePlan } from "#components/recovery/scenario-buttons.tsx";
import { TargetDialog } from "#components/recovery/target-dialog.tsx";
import { TargetList, type TargetRights } from "#components/recovery/target-list.tsx";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Decision, Run } from "#lib/recovery/answers.ts";
import type { Target } from "#lib/recovery/target-schemas.ts";

type Props = {
  service: { name: string; environments: string[] };
  targets: Target[];
  plans: ServicePlan[];
  runs: Run[];
  decisions: Decision[];
  rights: TargetRights;
};

/** What can be done to a service, what was done, and why nothing was. */
export function ServiceRecovery(props: Props) {
  const t = useTranslations("recovery.serviceRecovery");
  const { service, targets, plans, runs, decisions, rights } = props;
  return (
    <>
      <div className="mb-gap grid gap-gap rail:grid-cols-2 rail:items-start">
        <Panel
          title={t("targets")}
          aside={
            rights.mayOperate ? (
              <TargetDialog
                service={service.name}
                environments={service.environments}
                mayOpen={rights.mayOpen}
                trigger={<Button size="small">{t("addTarget")}</Button>}
              />
            ) : null
          }
        >
          <TargetList targets={targets} environments={service.environments} rights={rights} />
        </Panel>
        <div className="flex min-w-0 flex-col gap-gap">
          <Panel
            title={t("scenarios")}
            aside={
              rights.mayOperate && !rights.stopped ? (
                <KillSwitchButton engaged={false} service={service.name} />
              ) : null
            }
          >
            <ScenarioButtons
              service={service.name}
              plans={plans}
              targets={targets}
              rights={rights}
            />
          </Panel>
          <Panel title={t("decisions")} aside={t("day")}>
            <DecisionList decisions={decisions} within="service" />
          </Panel>
        </div>
      </div>
      <Panel
        title={t("runs")}
        className="mb-gap"
        aside={
          <Link
            className="hover:underline"
            href={`/recovery?service=${encodeURIComponent(service.name)}`}
          >
            {t("all")}
          </Link>
        }
      >
        <RunHistory runs={runs.map(toRunRow)} next={null} filtered={false} />
      </Panel>
    </>
  );
}
