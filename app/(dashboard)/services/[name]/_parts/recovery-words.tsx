import type { ReactNode } from "react";
import { ClientMessages } from "#app/messages/client-messages.tsx";

/** What the client components of recovery say on the page of a service. */
export function RecoveryWords({ children }: { children: ReactNode }) {
  return (
    <ClientMessages
      of={[
        "recovery.actions",
        "recovery.agentTarget",
        "recovery.checkTarget",
        "recovery.configParams",
        "recovery.countdown",
        "recovery.deleteTarget",
        "recovery.effects",
        "recovery.endMaintenance",
        "recovery.extendMaintenance",
        "recovery.hostTarget",
        "recovery.incidentStrip",
        "recovery.incidentTable",
        "recovery.killSwitch",
        "recovery.length",
        "recovery.maintenanceDialog",
        "recovery.maintenanceFields",
        "recovery.maintenanceMessage",
        "recovery.messageFields",
        "recovery.nextAllowed",
        "recovery.outcomes",
        "recovery.periodSwitch",
        "recovery.press",
        "recovery.redisTargetFields",
        "recovery.runTable",
        "recovery.scenarioReliabilityTable",
        "recovery.serviceReliabilityTable",
        "recovery.shareFigure",
        "recovery.states",
        "recovery.stripIncident",
        "recovery.stripLegend",
        "recovery.targetDialog",
        "recovery.targetFields",
        "recovery.targetPlace",
        "recovery.verdicts",
      ]}
    >
      {children}
    </ClientMessages>
  );
}
