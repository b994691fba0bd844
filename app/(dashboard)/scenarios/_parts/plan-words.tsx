import type { ReactNode } from "react";
import { ClientMessages } from "#app/messages/client-messages.tsx";

/** What writing, reading and trying a plan says in the browser. */
export function PlanWords({ children }: { children: ReactNode }) {
  return (
    <ClientMessages
      of={[
        "recovery.actions",
        "recovery.configParams",
        "recovery.modes",
        "recovery.outcomes",
        "recovery.plan",
        "recovery.planFields",
        "recovery.planSentence",
        "recovery.planText",
        "recovery.planViewSwitch",
        "recovery.planYaml",
        "recovery.press",
        "recovery.replay",
        "recovery.scenarioFields",
        "recovery.scenarioForm",
        "recovery.states",
        "recovery.stepFields",
        "recovery.stepsEditor",
        "recovery.triggerFields",
        "recovery.triggerKinds",
        "recovery.tryScenario",
        "recovery.usePlan",
        "recovery.verdicts",
      ]}
    >
      {children}
    </ClientMessages>
  );
}
