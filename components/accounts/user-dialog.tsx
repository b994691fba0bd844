"use client";

import type { ReactNode } from "react";
import { toast } from "sonner";
import { roleWords } from "#components/accounts/role-words.ts";
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
  return (
    <FormDialog
      trigger={trigger}
      title={user ? `Change ${user.email}` : "Create a user"}
      description={
        user ? "A new role or password signs them out everywhere." : "They can sign in at once."
      }
      fields={["email", "name", "role", "password"]}
      verb={user ? "Save" : "Create user"}
      send={(values) => (user ? change(user, values) : create(values))}
      onSent={({ email }) => toast(user ? `${email} is changed` : `${email} can sign in now`)}
    >
      <UserFields user={user} />
    </FormDialog>
  );
}

function UserFields({ user }: { user: User | undefined }) {
  return (
    <>
      {user ? null : (
        <Field name="email" label="E-mail">
          <Input type="email" autoComplete="off" autoCapitalize="none" />
        </Field>
      )}
      <Field name="name" label="Name" hint="Optional.">
        <Input autoComplete="off" defaultValue={user?.name ?? ""} />
      </Field>
      <Field name="role" label="Role">
        <Select defaultValue={user?.role ?? "viewer"} className="w-full">
          {roleWords.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        name="password"
        label={user ? "New password" : "Password"}
        hint={
          user
            ? "Leave it empty to keep the present one."
            : "At least 12 characters. They can change it under Settings, Your account."
        }
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
