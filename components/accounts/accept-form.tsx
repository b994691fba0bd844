"use client";

import { useTranslations } from "next-intl";
import { postAuth } from "#components/accounts/post-auth.ts";
import { Field } from "#components/forms/field.tsx";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { Input } from "#components/ui/input.tsx";

type Props = { email: string; token: string };

/** The invited person chooses a name and a password, and is signed in with it. */
export function AcceptForm({ email, token }: Props) {
  const t = useTranslations("accounts.acceptForm");
  async function accept(values: FormData) {
    const password = String(values.get("password"));
    const name = String(values.get("name"));
    const body = { token, password, ...(name ? { name } : {}) };
    const sent = await sendJson("POST", "/api/v1/invitations/accept", body, anyAnswer);
    if (!sent.ok) return sent;
    const signedIn = await postAuth("callback/credentials", { email, password });
    // They are a user now whatever became of that; then the form to sign in is next.
    return { ok: true, data: signedIn.ok ? "/" : "/sign-in" } as const;
  }
  return (
    <Form
      send={accept}
      onSent={(path) => window.location.assign(path)}
      className="flex flex-col gap-4 [&_[type=submit]]:min-h-10 [&_[type=submit]]:w-full"
    >
      <FormError fields={["name", "password"]} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field name="name" label={t("name")} hint={t("nameHint")}>
        <Input autoComplete="name" maxLength={100} />
      </Field>
      <Field name="password" label={t("password")} hint={t("passwordHint")}>
        <Input type="password" autoComplete="new-password" />
      </Field>
      <SubmitButton>{t("submit")}</SubmitButton>
    </Form>
  );
}
