"use client";

import { useTranslations } from "next-intl";
import { Field } from "#components/forms/field.tsx";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { Input } from "#components/ui/input.tsx";

/** A person's own password; afterwards they sign in again, here and everywhere. */
export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations("accounts.passwordForm");
  return (
    <Form
      send={(values) =>
        sendJson(
          "POST",
          "/api/v1/users/me/password",
          {
            current_password: String(values.get("current_password")),
            new_password: String(values.get("new_password")),
          },
          anyAnswer,
        )
      }
      onSent={() => window.location.assign("/sign-in?notice=password-changed")}
      className="flex max-w-90 flex-col gap-4"
    >
      <FormError fields={["current_password", "new_password"]} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field name="current_password" label={t("current")}>
        <Input type="password" autoComplete="current-password" />
      </Field>
      <Field name="new_password" label={t("next")} hint={t("nextHint")}>
        <Input type="password" autoComplete="new-password" />
      </Field>
      <div>
        <SubmitButton>{t("submit")}</SubmitButton>
      </div>
    </Form>
  );
}
