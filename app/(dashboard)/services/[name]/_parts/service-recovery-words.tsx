import type { ReactNode } from "react";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { RecoveryWords } from "../../../_parts/recovery-words.tsx";

/** What the client components of recovery say on the page of a service. */
export function ServiceRecoveryWords({ children }: { children: ReactNode }) {
  return (
    <ClientMessages
      of={[
        "recovery.agentTarget",
        "recovery.checkTarget",
        "recovery.configParams",
        "recovery.deleteTarget",
        "recovery.effects",
        "recovery.hostTarget",
        "recovery.redisTargetFields",
        "recovery.targetDialog",
        "recovery.targetFields",
        "recovery.targetPlace",
      ]}
    >
      <RecoveryWords>{children}</RecoveryWords>
    </ClientMessages>
  );
}
