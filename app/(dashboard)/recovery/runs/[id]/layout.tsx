import type { ReactNode } from "react";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { getRun } from "#lib/recovery/list-runs.ts";
import { Existing } from "../../../_parts/existing.tsx";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

export default async function RunLayout({ params, children }: Props) {
  const { id } = await params;
  return (
    <ClientMessages
      of={[
        "recovery.acknowledge",
        "recovery.actions",
        "recovery.length",
        "recovery.nextAllowed",
        "recovery.runButtons",
        "recovery.runSteps",
      ]}
    >
      <Existing read={(context) => getRun(context, id)}>{children}</Existing>
    </ClientMessages>
  );
}
