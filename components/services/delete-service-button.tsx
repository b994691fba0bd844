"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { Field } from "#components/forms/field.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";

/** Deletes a service with all it sent, once its name was typed. */
export function DeleteServiceButton({ name }: { name: string }) {
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const path = `/api/v1/services/${encodeURIComponent(name)}` as const;
  return (
    <ConfirmSend
      trigger={
        <Button variant="danger" className="whitespace-normal! wrap-anywhere">
          Delete {name}
        </Button>
      }
      title={`Delete ${name}?`}
      effect="Its records, issues, keys, targets and scenarios are deleted, and its senders are refused from now on. This cannot be undone."
      verb={`Delete ${name}`}
      danger
      blocked={typed !== name}
      send={() => sendJson("DELETE", path, undefined, anyAnswer)}
      onSent={() => {
        toast(`${name} is deleted`);
        router.push("/services");
      }}
    >
      <Field name="typed" label={`Type ${name} to confirm`}>
        <Input
          value={typed}
          autoComplete="off"
          autoCapitalize="none"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Field>
    </ConfirmSend>
  );
}
