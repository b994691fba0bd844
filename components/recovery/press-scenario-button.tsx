"use client";

import { useLocale, useTranslations } from "next-intl";
import { sendJson } from "#components/forms/send-json.ts";
import { describeLength } from "#components/recovery/describe-length.ts";
import { PlanSteps } from "#components/recovery/plan-steps.tsx";
import { PressDialog } from "#components/recovery/press-dialog.tsx";
import { describePlanReach } from "#components/recovery/press-reach.ts";
import { StartedRun } from "#components/recovery/started-run.ts";
import { Button } from "#components/ui/button.tsx";
import type { Scenario } from "#lib/recovery/schemas.ts";
import type { Target } from "#lib/recovery/target-schemas.ts";

type Props = {
  scenario: Scenario;
  targets: readonly Pick<Target, "name" | "type">[];
  disabled: boolean;
  describedBy?: string | undefined;
};

/** Runs a scenario now, as if its trigger had matched, after a question that tells its steps. */
export function PressScenarioButton({ scenario, targets, disabled, describedBy }: Props) {
  const t = useTranslations("recovery.press");
  const lengths = useTranslations("recovery.length");
  const language = useLocale();
  const { name, service, environment } = scenario;
  const path = `/api/v1/scenarios/${encodeURIComponent(name)}/run` as const;
  return (
    <PressDialog
      trigger={
        <Button disabled={disabled} aria-describedby={describedBy}>
          {t("runNow", { name })}
        </Button>
      }
      verb={t("run", { name })}
      effect={
        <>
          <p>{t("actsWhile", { service, environment })}</p>
          <div className="my-2">
            <PlanSteps plan={scenario} />
          </div>
          <p>{describeLength(lengths, scenario, language)}</p>
        </>
      }
      service={service}
      reach={describePlanReach(t, scenario.steps, targets)}
      send={(consent) => sendJson("POST", path, consent, StartedRun)}
    />
  );
}
