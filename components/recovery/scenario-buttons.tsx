import { CornerDownRight } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { describeTrigger, modeWords } from "#components/recovery/describe-scenario.ts";
import { PressScenarioButton } from "#components/recovery/press-scenario-button.tsx";
import type { TargetRights } from "#components/recovery/target-list.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Scenario } from "#lib/recovery/schemas.ts";
import type { Target } from "#lib/recovery/target-schemas.ts";

type Props = { service: string; scenarios: Scenario[]; targets: Target[]; rights: TargetRights };

/** The plans of a service, each with a button that runs it now. */
export function ScenarioButtons({ service, scenarios, targets, rights }: Props) {
  if (scenarios.length === 0) {
    return (
      <EmptyState
        icon={CornerDownRight}
        title="No scenarios yet"
        action={
          rights.mayOperate ? (
            <Button asChild>
              <Link href={`/scenarios/new?service=${encodeURIComponent(service)}`}>
                Write a scenario
              </Link>
            </Button>
          ) : null
        }
      >
        A scenario says which errors start which steps, and how it is verified that they helped.
      </EmptyState>
    );
  }
  return (
    <ul>
      {scenarios.map((scenario) => (
        <li
          key={scenario.name}
          className="border-b border-line py-3 first:pt-0 last:border-0 last:pb-0"
        >
          <ScenarioItem scenario={scenario} targets={targets} rights={rights} />
        </li>
      ))}
    </ul>
  );
}

type ItemProps = Pick<Props, "targets" | "rights"> & { scenario: Scenario };

function ScenarioItem({ scenario, targets, rights }: ItemProps) {
  const id = useId();
  const used = new Set(scenario.steps.map(({ target }) => target));
  const holder = targets.find((target) => used.has(target.name) && target.live_run);
  const blocked = holder
    ? `A run holds ${holder.name} now.`
    : rights.mayOperate
      ? rights.stopped
      : "Your role may look, not act.";
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <Link className="font-medium hover:underline" href={`/scenarios/${scenario.name}`}>
          {scenario.name}
        </Link>
        <Badge>{modeWords[scenario.mode].label}</Badge>
        <Badge>{scenario.environment}</Badge>
      </p>
      <p className="mb-2 text-sm text-ink-2">{describeTrigger(scenario.trigger)}</p>
      <PressScenarioButton
        scenario={scenario}
        targets={targets}
        disabled={blocked !== null}
        describedBy={blocked ? id : undefined}
      />
      {blocked ? (
        <p id={id} className="mt-1.5 text-sm text-ink-2">
          {blocked}{" "}
          {holder?.live_run ? (
            <Link className="text-accent underline" href={`/recovery/runs/${holder.live_run}`}>
              See the run
            </Link>
          ) : null}
        </p>
      ) : null}
    </>
  );
}
