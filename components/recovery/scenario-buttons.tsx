import { CornerDownRight } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { describeTrigger } from "#components/recovery/describe-scenario.ts";
import { PressScenarioButton } from "#components/recovery/press-scenario-button.tsx";
import { HoldReason } from "#components/recovery/readiness-words.tsx";
import type { TargetRights } from "#components/recovery/target-list.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Hold } from "#lib/recovery/answers.ts";
import type { Scenario } from "#lib/recovery/schemas.ts";
import type { Target } from "#lib/recovery/target-schemas.ts";

/** A plan, and what keeps a person from running it now. */
export type ServicePlan = { scenario: Scenario; hold: Hold | null };

type Props = { service: string; plans: ServicePlan[]; targets: Target[]; rights: TargetRights };

/** The plans of a service, each with a button that runs it now. */
export function ScenarioButtons({ service, plans, targets, rights }: Props) {
  const t = useTranslations("recovery.scenarioButtons");
  if (plans.length === 0) {
    return (
      <EmptyState
        icon={CornerDownRight}
        title={t("emptyTitle")}
        action={
          rights.mayOperate ? (
            <Button asChild>
              <Link href={`/scenarios/new?service=${encodeURIComponent(service)}`}>
                {t("write")}
              </Link>
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
      {plans.map((plan) => (
        <li
          key={plan.scenario.name}
          className="border-b border-line py-3 first:pt-0 last:border-0 last:pb-0"
        >
          <ScenarioItem plan={plan} targets={targets} rights={rights} />
        </li>
      ))}
    </ul>
  );
}

type ItemProps = Pick<Props, "targets" | "rights"> & { plan: ServicePlan };

function ScenarioItem({ plan: { scenario, hold }, targets, rights }: ItemProps) {
  const t = useTranslations("recovery.scenarioButtons");
  const plan = useTranslations("recovery.plan");
  const modes = useTranslations("recovery.modes");
  const language = useLocale();
  const id = useId();
  const blocked = rights.mayOperate ? hold && <HoldReason hold={hold} /> : t("mayLook");
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <Link className="font-medium hover:underline" href={`/scenarios/${scenario.name}`}>
          {scenario.name}
        </Link>
        <Badge>{modes(`label.${scenario.mode}`)}</Badge>
        <Badge>{scenario.environment}</Badge>
      </p>
      <p className="mb-2 text-sm text-ink-2">{describeTrigger(plan, scenario.trigger, language)}</p>
      <PressScenarioButton
        scenario={scenario}
        targets={targets}
        disabled={blocked !== null}
        describedBy={blocked ? id : undefined}
      />
      {blocked ? (
        <p id={id} className="mt-1.5 text-sm text-ink-2">
          {blocked}
        </p>
      ) : null}
    </>
  );
}
