"use client";

import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";

export function DeleteScenarioButton({ name }: { name: string }) {
  const router = useRouter();
  return (
    <ConfirmSend
      trigger={<Button variant="danger">Delete</Button>}
      title={`Delete ${name}?`}
      effect="It starts nothing more. Its runs and decisions stay readable, and a run that is live goes on to its end. To keep the plan and stop it, set its mode to off."
      verb={`Delete ${name}`}
      danger
      send={() => sendJson("DELETE", `/api/v1/scenarios/${name}`, undefined, anyAnswer)}
      onSent={() => {
        toast(`${name} is deleted`);
        router.push("/scenarios");
      }}
    />
  );
}
