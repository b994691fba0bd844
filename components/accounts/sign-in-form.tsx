"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { postAuth } from "#components/accounts/post-auth.ts";
import { Field } from "#components/forms/field.tsx";
import { Form } from "#components/forms/form.tsx";
import { useFormState } from "#components/forms/form-context.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { Input } from "#components/ui/input.tsx";

/** `callbackPath` is a path of this site: where to go afterwards. */
export function SignInForm({ callbackPath }: { callbackPath: string }) {
  const t = useTranslations("accounts.signInForm");
  return (
    <Form
      send={(values) =>
        postAuth("callback/credentials", {
          email: String(values.get("email")),
          password: String(values.get("password")),
        })
      }
      onSent={() => window.location.assign(callbackPath)}
      className="flex flex-col gap-4 [&_[type=submit]]:min-h-10 [&_[type=submit]]:w-full"
    >
      <Refusal />
      <Field name="email" label={t("email")}>
        <Input type="email" autoComplete="username" autoCapitalize="none" required autoFocus />
      </Field>
      <Field name="password" label={t("password")}>
        <Input type="password" autoComplete="current-password" required />
      </Field>
      <SubmitButton>{t("submit")}</SubmitButton>
    </Form>
  );
}

/** One sentence, the same for an unknown address and a wrong password. */
function Refusal() {
  const { problem } = useFormState();
  if (!problem) return null;
  return (
    <p
      role="alert"
      tabIndex={-1}
      className="flex gap-2.5 rounded-control bg-bad-wash px-3 py-2.5 forced-colors:border"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      {problem.detail}
    </p>
  );
}
