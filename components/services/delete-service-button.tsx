"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { Field } from "#components/forms/field.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";

/** Deletes a service with all it sent, once its name was typed. */
export function DeleteServiceButton({ name }: { name: string }) {
  const t = useTranslations("services.delete");
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const path = `/api/v1/services/${encodeURIComponent(name)}` as const;
  return (
    <ConfirmSend
      trigger={
        <Button variant="danger" className="whitespace-normal! wrap-anywhere">
          {t("verb", { name })}
        </Button>
      }
      title={t("title", { name })}
      effect={t("effect")}
      verb={t("verb", { name })}
      danger
      blocked={typed !== name}
      send={() => sendJson("DELETE", path, undefined, anyAnswer)}
      onSent={() => {
        toast(t("done", { name }));
        router.push("/services");
      }}
    >
      <Field name="typed" label={t("typed", { name })}>
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
