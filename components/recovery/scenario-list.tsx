import { CornerDownRight } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { describeSteps, describeTrigger } from "#components/recovery/describe-scenario.ts";
import { ModePill } from "#components/recovery/mode-pill.tsx";
import { OutcomePill } from "#components/recovery/outcome-pill.tsx";
import { RunStatePill } from "#components/recovery/run-state-pill.tsx";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Decision, Run } from "#lib/recovery/answers.ts";
import type { Scenario } from "#lib/recovery/schemas.ts";

export type ScenarioRow = {
  scenario: Scenario;
  run: Pick<Run, "id" | "state" | "created_at"> | null;
  decision: Pick<Decision, "outcome" | "at" | "reason"> | null;
};

/** Each plan in words, with what it last did and last decided. */
export function ScenarioList({ rows, mayWrite }: { rows: ScenarioRow[]; mayWrite: boolean }) {
  const t = useTranslations("recovery.scenarioList");
  if (rows.length === 0) {
    return (
      <EmptyState
        icon={CornerDownRight}
        title={t("emptyTitle")}
        action={
          mayWrite ? (
            <Button asChild variant="primary">
              <Link href="/scenarios/new">{t("write")}</Link>
            </Button>
          ) : null
        }
      >
        {t("empty")}
      </EmptyState>
    );
  }
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.scenario.name} className="border-b border-line py-3.5 last:border-0">
          <ScenarioItem row={row} />
        </li>
      ))}
    </ul>
  );
}

function ScenarioItem({ row: { scenario, run, decision } }: { row: ScenarioRow }) {
  const t = useTranslations("recovery.scenarioList");
  const plan = useTranslations("recovery.plan");
  const actions = useTranslations("recovery.actions");
  const language = useLocale();
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
      <div className="min-w-64 flex-2">
        <p className="flex flex-wrap items-center gap-2">
          <Link className="font-medium hover:underline" href={`/scenarios/${scenario.name}`}>
            {scenario.name}
          </Link>
          <ModePill mode={scenario.mode} />
        </p>
        <p className="text-sm text-ink-2">
          {scenario.service} · {scenario.environment}
        </p>
        <p className="mt-1.5 wrap-anywhere">{describeTrigger(plan, scenario.trigger, language)}</p>
        <p className="text-ink-2">{describeSteps(actions, scenario).join(" → ")}</p>
      </div>
      <dl className="grid min-w-56 flex-1 grid-cols-[6.5rem_1fr] items-center gap-x-3 gap-y-1.5">
        <dt className="text-ink-2">{t("lastRun")}</dt>
        <dd className="flex flex-wrap items-center gap-x-2">
          {run ? (
            <>
              <Link className="rounded-full hover:underline" href={`/recovery/runs/${run.id}`}>
                <RunStatePill state={run.state} />
              </Link>
              <span className="text-ink-2">
                <Time at={run.created_at} />
              </span>
            </>
          ) : (
            <span className="text-ink-3">{t("never")}</span>
          )}
        </dd>
        <dt className="text-ink-2">{t("lastDecision")}</dt>
        <dd className="flex flex-wrap items-center gap-x-2">
          {decision ? (
            <>
              <OutcomePill outcome={decision.outcome} />
              <span className="text-ink-2">
                <Time at={decision.at} />
              </span>
            </>
          ) : (
            <span className="text-ink-3">{t("none")}</span>
          )}
        </dd>
      </dl>
    </div>
  );
}
