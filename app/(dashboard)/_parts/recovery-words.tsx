import type { ReactNode } from "react";
import { ClientMessages } from "#app/messages/client-messages.tsx";

/** What recovery's client components say on its own page and on that of a service alike. */
export function RecoveryWords({ children }: { children: ReactNode }) {
  return (
    <ClientMessages
      of={[
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
