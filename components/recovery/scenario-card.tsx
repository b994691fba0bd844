import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { describeLadder } from "#components/recovery/describe-plan.ts";
import { describeTrigger } from "#components/recovery/describe-scenario.ts";
import { ModePill } from "#components/recovery/mode-pill.tsx";
import { PressScenarioButton } from "#components/recovery/press-scenario-button.tsx";
import { HoldReason, ReadinessWords } from "#components/recovery/readiness-words.tsx";
import { RunStatePill } from "#components/recovery/run-state-pill.tsx";
import { ShareFigure } from "#components/recovery/share-figure.tsx";
import { Card } from "#components/ui/card.tsx";
import { Time } from "#components/ui/time.tsx";
import { formatDuration } from "#lib/format/duration.ts";
import type { Readiness, Run } from "#lib/recovery/answers.ts";
import type { ScenarioReliability } from "#lib/recovery/reliability-schemas.ts";
import type { Scenario } from "#lib/recovery/schemas.ts";
import type { Target } from "#lib/recovery/target-schemas.ts";

export type CardRow = {
  scenario: Scenario;
  readiness: Readiness;
  /** Of the last 30 days. */
  reliability: ScenarioReliability | null;
  run: Pick<Run, "id" | "state" | "created_at"> | null;
};

type Props = {
  row: CardRow;
  targets: readonly Pick<Target, "name" | "type">[];
  mayOperate: boolean;
};

/** One plan: what it does in a sentence, how well it did, whether it could start now, and its button. */
export function ScenarioCard({ row, targets, mayOperate }: Props) {
  const t = useTranslations("recovery.scenarioCard");
  const plan = useTranslations("recovery.plan");
  const actions = useTranslations("recovery.actions");
  const language = useLocale();
  const id = useId();
  const { scenario, readiness } = row;
  const { name, service, environment, mode, trigger } = scenario;
  return (
    <Card className="flex h-full flex-col gap-2.5 px-4.5 py-4 max-rail:px-4">
      <div>
        <h3 className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Link className="wrap-anywhere hover:underline" href={`/scenarios/${name}`}>
            {name}
          </Link>
          <ModePill mode={mode} />
        </h3>
        <p className="text-sm wrap-anywhere text-ink-2">
          {service} · {environment}
        </p>
      </div>
      <p className="wrap-anywhere">
        {t("sentence", {
          trigger: describeTrigger(plan, trigger, language),
          ladder: describeLadder(actions, scenario),
        })}
      </p>
      <CardFacts row={row} brief={mayOperate && readiness.press !== null} />
      {mayOperate ? (
        <div className="mt-auto pt-1">
          <PressScenarioButton
            scenario={scenario}
            targets={targets}
            disabled={readiness.press !== null}
            describedBy={readiness.press ? id : undefined}
          />
          {readiness.press ? (
            <p id={id} className="mt-1.5 text-sm wrap-anywhere text-ink-2">
              <HoldReason hold={readiness.press} />
            </p>
          ) : null}
        </div>
      ) : null}
    </Card>
  );
}

function CardFacts({ row, brief }: { row: CardRow; brief: boolean }) {
  const t = useTranslations("recovery.scenarioCard");
  const language = useLocale();
  const { scenario, readiness, reliability, run } = row;
  const used = [...new Set(scenario.steps.map(({ target }) => target))];
  const { open_breakers, rule } = readiness;
  return (
    <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] items-center gap-x-3 gap-y-1.5 text-sm">
      <Fact name={t("now")}>
        <ReadinessWords hold={rule} mode={scenario.mode} brief={brief} />
      </Fact>
      <Fact name={t("helped")}>
        {reliability && reliability.share !== null ? (
          <ShareFigure
            {...reliability}
            part={reliability.recovered}
            of={reliability.runs}
            color="var(--good)"
          />
        ) : (
          <span className="text-ink-3">{t("noRun")}</span>
        )}
      </Fact>
      {reliability && reliability.median_seconds !== null ? (
        <Fact name={t("median")}>{formatDuration(reliability.median_seconds, language)}</Fact>
      ) : null}
      <Fact name={t("actsOn")}>{used.join(", ")}</Fact>
      <Fact name={t("breaker")}>
        {open_breakers.length > 0 ? (
          <span className="font-medium text-bad">
            {t("open", { targets: open_breakers.join(", ") })}
          </span>
        ) : (
          t("closed")
        )}
      </Fact>
      {run ? (
        <Fact name={t("lastRun")}>
          <Link className="rounded-full hover:underline" href={`/recovery/runs/${run.id}`}>
            <RunStatePill state={run.state} />
          </Link>
          <span className="text-ink-2">
            <Time at={run.created_at} />
          </span>
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="flex flex-wrap items-center gap-x-2 gap-y-1 wrap-anywhere">{children}</dd>
    </>
  );
}
