import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import {
  describeLimits,
  describeTrigger,
  describeVerification,
} from "#components/recovery/describe-scenario.ts";
import { PlanSteps } from "#components/recovery/plan-steps.tsx";
import { usePlanWords } from "#components/recovery/use-plan-words.ts";
import type { CreateScenario } from "#lib/recovery/schemas.ts";

/** A plan in words. */
export function ScenarioPlan({ plan }: { plan: CreateScenario }) {
  const t = useTranslations("recovery.scenarioPlan");
  const { modes, plan: words, language } = usePlanWords();
  return (
    <dl className="grid grid-cols-[8rem_1fr] gap-x-4 gap-y-2.5 max-sm:grid-cols-1 max-sm:gap-y-1">
      <Part name={t("when")}>{describeTrigger(words, plan.trigger, language)}</Part>
      <Part name={t("then")}>
        <PlanSteps plan={plan} />
      </Part>
      <Part name={t("helped")}>{describeVerification(words, plan.verify, language)}</Part>
      <Part name={t("limits")}>{describeLimits(words, plan, language)}</Part>
      <Part name={t("mode")}>
        {t("modeMeans", {
          mode: modes(`label.${plan.mode}`),
          meaning: modes(`meaning.${plan.mode}`),
        })}
      </Part>
    </dl>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="wrap-anywhere max-sm:mb-2">{children}</dd>
    </>
  );
}
