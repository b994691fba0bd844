import type { ReactNode } from "react";
import { ClientMessages } from "#app/messages/client-messages.tsx";

/** What the client components of the recovery page say. */
export function RecoveryWords({ children }: { children: ReactNode }) {
  return (
    <ClientMessages
      of={[
        "recovery.acknowledge",
        "recovery.actions",
        "recovery.countdown",
        "recovery.endMaintenance",
        "recovery.extendMaintenance",
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
        "recovery.runButtons",
        "recovery.runSteps",
        "recovery.runTable",
        "recovery.scenarioReliabilityTable",
        "recovery.serviceReliabilityTable",
        "recovery.shareFigure",
        "recovery.states",
        "recovery.stripIncident",
        "recovery.stripLegend",
        "recovery.verdicts",
      ]}
    >
      {children}
    </ClientMessages>
  );
}
