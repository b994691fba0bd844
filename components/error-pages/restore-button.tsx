"use client";

import { useState } from "react";
import { toast } from "sonner";
import { sendRestore } from "#components/error-pages/send-content.ts";
import type { Studio } from "#components/error-pages/use-studio.ts";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { Field } from "#components/forms/field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";

/** Publishes an old version again; what is drafted stays. */
export function RestoreButton({ studio, number }: { studio: Studio; number: number }) {
  const [note, setNote] = useState("");
  return (
    <ConfirmSend
      trigger={<Button size="small">{`Go back to version ${number}`}</Button>}
      title={`Go back to version ${number}?`}
      effect="It is published again as the newest version, and visitors see it within two seconds."
      verb={`Go back to version ${number}`}
      send={() => sendRestore(studio.edition.service, number, note)}
      onSent={(edition) => {
        studio.take(edition);
        toast(`Version ${edition.published?.number} is live`);
      }}
    >
      <Field name="note" label="Note">
        <Input
          autoComplete="off"
          maxLength={300}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </Field>
    </ConfirmSend>
  );
}
