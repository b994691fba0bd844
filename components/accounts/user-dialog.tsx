"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { roles } from "#components/accounts/roles.ts";
import { Field } from "#components/forms/field.tsx";
import { FormDialog } from "#components/forms/form-dialog.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { User } from "#lib/accounts/schemas.ts";

type Props = {
  trigger: ReactNode;
  /** The user to change; a new one where there is none. */
  user?: User;
};

/** Creates a user, or changes one. */
export function UserDialog({ trigger, user }: Props) {
  const t = useTranslations("accounts.userDialog");
  return (
    <FormDialog
      trigger={trigger}
      title={user ? t("change", { email: user.email }) : t("create")}
      description={t(user ? "changeNote" : "createNote")}
      fields={["email", "name", "role", "password"]}
      verb={t(user ? "save" : "submit")}
      send={(values) => (user ? change(user, values) : create(values))}
      onSent={({ email }) => toast(t(user ? "changed" : "created", { email }))}
    >
      <UserFields user={user} />
    </FormDialog>
  );
}

function UserFields({ user }: { user: User | undefined }) {
  const t = useTranslations("accounts.userDialog");
  const choices = useTranslations("accounts.roles.choices");
  return (
    <>
      {user ? null : (
        <Field name="email" label={t("email")}>
          <Input type="email" autoComplete="off" autoCapitalize="none" />
        </Field>
      )}
      <Field name="name" label={t("name")} hint={t("nameHint")}>
        <Input autoComplete="off" defaultValue={user?.name ?? ""} />
      </Field>
      <Field name="role" label={t("role")}>
        <Select defaultValue={user?.role ?? "viewer"} className="w-full">
          {roles.map((role) => (
            <option key={role} value={role}>
              {choices(role)}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        name="password"
        label={t(user ? "newPassword" : "password")}
        hint={t(user ? "newPasswordHint" : "passwordHint")}
      >
        <Input type="password" autoComplete="new-password" />
      </Field>
    </>
  );
}

function create(values: FormData) {
  return sendJson("POST", "/api/v1/users", Object.fromEntries(values), User);
}

function change({ id }: User, values: FormData) {
  const { password, ...kept } = Object.fromEntries(values);
  const body = password ? { ...kept, password } : kept;
  return sendJson("PATCH", `/api/v1/users/${id}`, body, User);
}
