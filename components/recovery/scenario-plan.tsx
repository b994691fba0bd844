import type { ReactNode } from "react";
import {
  describeLimits,
  describeTrigger,
  describeVerification,
  modeWords,
} from "#components/recovery/describe-scenario.ts";
import { PlanSteps } from "#components/recovery/plan-steps.tsx";
import type { CreateScenario } from "#lib/recovery/schemas.ts";

/** A plan in words. */
export function ScenarioPlan({ plan }: { plan: CreateScenario }) {
  const { label, meaning } = modeWords[plan.mode];
  return (
    <dl className="grid grid-cols-[8rem_1fr] gap-x-4 gap-y-2.5 max-sm:grid-cols-1 max-sm:gap-y-1">
      <Part name="When">{describeTrigger(plan.trigger)}</Part>
      <Part name="Then">
        <PlanSteps plan={plan} />
      </Part>
      <Part name="It helped when">{describeVerification(plan.verify)}</Part>
      <Part name="Limits">{describeLimits(plan)}</Part>
      <Part name="Mode">
        {label}: {meaning}
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
