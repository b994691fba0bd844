"use client";

import { useTranslations } from "next-intl";
import { scopes } from "#components/accounts/roles.ts";
import { CreateOnceDialog } from "#components/forms/create-once-dialog.tsx";
import { Field } from "#components/forms/field.tsx";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { DialogClose, DialogFooter } from "#components/ui/dialog.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { CreatedApiToken } from "#lib/accounts/schemas.ts";

/** Creates a token and shows its secret, once. */
export function ApiTokenDialog() {
  const t = useTranslations("accounts.tokenDialog");
  return (
    <CreateOnceDialog<CreatedApiToken>
      verb={t("verb")}
      ask={{ title: t("title"), description: t("note") }}
      form={(onCreated) => <TokenForm onCreated={onCreated} />}
      show={({ name, secret }) => ({
        title: t("copyTitle", { name }),
        description: t("copyNote"),
        secrets: <CodeBlock label={t("secret")} code={secret} />,
      })}
    />
  );
}

function TokenForm({ onCreated }: { onCreated: (token: CreatedApiToken) => void }) {
  const t = useTranslations("accounts.tokenDialog");
  const choices = useTranslations("accounts.scopes.choices");
  const dialog = useTranslations("ui.dialog");
  return (
    <Form send={create} onSent={onCreated}>
      <FormError fields={["name", "scope", "expires_at"]} />
      <Field name="name" label={t("name")} hint={t("nameHint")}>
        <Input autoComplete="off" maxLength={100} />
      </Field>
      <Field name="scope" label={t("scope")}>
        <Select className="w-full">
          {scopes.map((scope) => (
            <option key={scope} value={scope}>
              {choices(scope)}
            </option>
          ))}
        </Select>
      </Field>
      <Field name="expires_at" label={t("validFor")}>
        <Select defaultValue="90" className="w-full">
          <option value="30">{t("days.30")}</option>
          <option value="90">{t("days.90")}</option>
          <option value="365">{t("days.365")}</option>
          <option value="">{t("days.none")}</option>
        </Select>
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{dialog("cancel")}</Button>
        </DialogClose>
        <SubmitButton>{t("verb")}</SubmitButton>
      </DialogFooter>
    </Form>
  );
}

function create(values: FormData) {
  const { expires_at: days, ...kept } = Object.fromEntries(values);
  const expiry = new Date(Date.now() + Number(days) * 86_400_000).toISOString();
  const body = days ? { ...kept, expires_at: expiry } : kept;
  return sendJson("POST", "/api/v1/api-tokens", body, CreatedApiToken);
}
