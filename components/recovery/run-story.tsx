import { useTranslations } from "next-intl";
import { AttemptList } from "#components/recovery/attempt-list.tsx";
import { DecisionList } from "#components/recovery/decision-list.tsx";
import { EventLog } from "#components/recovery/event-log.tsx";
import { IncidentItem } from "#components/recovery/incident-list.tsx";
import { RunFacts } from "#components/recovery/run-facts.tsx";
import { RunSteps } from "#components/recovery/run-steps.tsx";
import { VerificationWindows } from "#components/recovery/verification-windows.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Decision, Incident, Run } from "#lib/recovery/answers.ts";

type Props = { run: Run; decisions: Decision[]; incident: Incident | null };

/** The whole story of a run: its ladder, what it called, what was measured, and every move. */
export function RunStory({ run, decisions, incident }: Props) {
  const t = useTranslations("recovery.runStory");
  return (
    <>
      <div className="grid gap-gap rail:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] rail:items-start">
        <div className="flex min-w-0 flex-col gap-gap">
          <Panel title={t("ladder")}>
            <RunSteps run={run} />
          </Panel>
          <Panel title={t("attempts")}>
            <AttemptList run={run} />
          </Panel>
          <Panel title={t("verification")}>
            <VerificationWindows run={run} />
          </Panel>
        </div>
        <div className="flex min-w-0 flex-col gap-gap">
          <Panel title={t("why")}>
            <RunFacts run={run} />
          </Panel>
          {decisions.length > 0 ? (
            <Panel title={t("decisions")}>
              <DecisionList decisions={decisions} within="run" />
            </Panel>
          ) : null}
          {incident ? (
            <Panel title={t("incident")}>
              <IncidentItem incident={incident} />
            </Panel>
          ) : null}
        </div>
      </div>
      <Panel title={t("events")} className="mt-gap">
        <EventLog events={run.events} />
      </Panel>
    </>
  );
}
