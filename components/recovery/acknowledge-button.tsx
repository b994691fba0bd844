"use client";

import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import type { Run } from "#lib/recovery/answers.ts";

/** Says that somebody has looked: until then no rule acts on the run's targets. */
export function AcknowledgeButton({ run }: { run: Run }) {
  const targets = run.targets.map(({ name }) => name).join(", ");
  return (
    <ConfirmSend
      trigger={<Button variant="primary">Acknowledge</Button>}
      title="Have you looked?"
      effect={`What this run did to ${targets} is not known. From now on rules may act on it again.`}
      verb="I have looked"
      send={() => sendJson("POST", `/api/v1/runs/${run.id}/acknowledge`, {}, anyAnswer)}
      onSent={() => toast("Acknowledged; rules may act again")}
    />
  );
}
