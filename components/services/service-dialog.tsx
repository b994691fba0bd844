"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Field } from "#components/forms/field.tsx";
import { FormDialog } from "#components/forms/form-dialog.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Service } from "#lib/services/schemas.ts";

/** Adds a service and goes to its page, where its key and a first command wait. */
export function ServiceDialog() {
  const t = useTranslations("services.add");
  const router = useRouter();
  return (
    <FormDialog
      trigger={<Button variant="primary">{t("verb")}</Button>}
      title={t("title")}
      description={t("description")}
      fields={["name"]}
      verb={t("verb")}
      send={(values) => sendJson("POST", "/api/v1/services", Object.fromEntries(values), Service)}
      onSent={({ name }) => router.push(`/services/${encodeURIComponent(name)}`)}
    >
      <Field name="name" label={t("name")} hint={t("nameHint")}>
        <Input autoComplete="off" autoCapitalize="none" maxLength={100} />
      </Field>
    </FormDialog>
  );
}
