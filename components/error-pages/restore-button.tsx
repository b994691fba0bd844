"use client";

import { useTranslations } from "next-intl";
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
  const t = useTranslations("errorPages.restore");
  const verb = t("verb", { number: String(number) });
  const [note, setNote] = useState("");
  return (
    <ConfirmSend
      trigger={<Button size="small">{verb}</Button>}
      title={t("title", { number: String(number) })}
      effect={t("effect")}
      verb={verb}
      send={() => sendRestore(studio.edition.service, number, note)}
      onSent={(edition) => {
        studio.take(edition);
        toast(t("live", { number: String(edition.published?.number) }));
      }}
    >
      <Field name="note" label={t("note")}>
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
