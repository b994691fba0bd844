"use client";

import { useTranslations } from "next-intl";
import { roles } from "#components/accounts/roles.ts";
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
import type { Words } from "#components/ui/words.ts";
import { CreatedInvitation } from "#lib/accounts/schemas.ts";

/** Invites a person by mail, or hands over the link where there is none. */
export function InviteDialog({ mails }: { mails: boolean }) {
  const t = useTranslations("accounts.inviteDialog");
  return (
    <CreateOnceDialog<CreatedInvitation>
      verb={t("verb")}
      ask={{ title: t("title"), description: t(mails ? "byMail" : "byLink") }}
      form={(onCreated) => <InviteForm onCreated={onCreated} />}
      show={(created) => ({ ...describe(t, created), secrets: <Outcome created={created} /> })}
    />
  );
}

function describe(t: Words<"accounts.inviteDialog">, { email, mailed }: CreatedInvitation) {
  return mailed
    ? { title: t("invited", { email }), description: t("mailed") }
    : { title: t("copyTitle", { email }), description: t("copyNote") };
}

function Outcome({ created: { link, fault } }: { created: CreatedInvitation }) {
  const t = useTranslations("accounts.inviteDialog");
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {fault ? (
        <p role="alert" className="rounded-control bg-bad-wash px-3 py-2.5 wrap-anywhere text-bad">
          {t("fault", { fault })}
        </p>
      ) : null}
      {link ? <CodeBlock label={t("link")} code={link} /> : null}
    </div>
  );
}

function InviteForm({ onCreated }: { onCreated: (created: CreatedInvitation) => void }) {
  const t = useTranslations("accounts.inviteDialog");
  const choices = useTranslations("accounts.roles.choices");
  const dialog = useTranslations("ui.dialog");
  return (
    <Form
      send={(values) =>
        sendJson("POST", "/api/v1/invitations", Object.fromEntries(values), CreatedInvitation)
      }
      onSent={onCreated}
    >
      <FormError fields={["email", "role"]} />
      <Field name="email" label={t("email")}>
        <Input type="email" autoComplete="off" autoCapitalize="none" />
      </Field>
      <Field name="role" label={t("role")}>
        <Select defaultValue="viewer" className="w-full">
          {roles.map((role) => (
            <option key={role} value={role}>
              {choices(role)}
            </option>
          ))}
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
