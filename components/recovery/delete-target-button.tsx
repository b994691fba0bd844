"use client";

import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";

export function DeleteTargetButton({ name }: { name: string }) {
  return (
    <ConfirmSend
      trigger={
        <Button variant="quiet" aria-label={`Delete ${name}`}>
          Delete
        </Button>
      }
      title={`Delete ${name}?`}
      effect="Recovery can no longer act on it; the program or endpoint itself is not touched. It cannot be deleted while a scenario or a live run uses it."
      verb={`Delete ${name}`}
      danger
      send={() => sendJson("DELETE", `/api/v1/targets/${name}`, undefined, anyAnswer)}
      onSent={() => toast(`${name} is deleted`)}
    />
  );
}
