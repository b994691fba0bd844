"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { Field } from "#components/forms/field.tsx";
import { FormDialog } from "#components/forms/form-dialog.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Input } from "#components/ui/input.tsx";
import { StatusExport } from "#lib/error-pages/status-export-schemas.ts";

const example = { name: "cdn", address: "https://status.example.com/files" };

/** Adds a place to which status files are put. */
export function StatusExportDialog() {
  const t = useTranslations("errorPages.statusExport");
  return (
    <FormDialog
      trigger={<Button variant="primary">{t("add")}</Button>}
      title={t("addTitle")}
      description={t("addDescription")}
      fields={["name", "url", "token"]}
      verb={t("add")}
      send={create}
      onSent={({ name }) => toast(t("added", { name }))}
    >
      <Field name="name" label={t("name")}>
        <Input autoComplete="off" maxLength={60} placeholder={example.name} />
      </Field>
      <Field
        name="url"
        label={t("address")}
        hint={t("addressHint", { path: "…/<service>/status.json" })}
      >
        <Input type="url" autoComplete="off" placeholder={example.address} />
      </Field>
      <Field name="token" label={t("bearer")} hint={t("bearerHint")}>
        <Input type="password" autoComplete="off" />
      </Field>
      <Checkbox name="allow_private">{t("private")}</Checkbox>
    </FormDialog>
  );
}

function create(values: FormData) {
  const token = String(values.get("token"));
  const body = {
    name: values.get("name"),
    url: values.get("url"),
    ...(token ? { token } : {}),
    ...(values.get("allow_private") ? { allow_private: true } : {}),
  };
  return sendJson("POST", "/api/v1/status-exports", body, StatusExport);
}
