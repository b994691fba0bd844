import type { ReactNode } from "react";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { RecoveryWords } from "../../_parts/recovery-words.tsx";

/** What the client components of the recovery page say. */
export function RecoveryPageWords({ children }: { children: ReactNode }) {
  return (
    <ClientMessages of={["recovery.acknowledge", "recovery.runButtons", "recovery.runSteps"]}>
      <RecoveryWords>{children}</RecoveryWords>
    </ClientMessages>
  );
}
