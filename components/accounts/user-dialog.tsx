"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { toast } from "sonner";
import { roleWords } from "#components/accounts/role-words.ts";
import { Field } from "#components/forms/field.tsx";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { Button } from "#components/ui/button.tsx";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogTrigger,
} from "#components/ui/dialog.tsx";
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
  const router = useRouter();
  const [open, setOpen] = useState(false);
  function done({ email }: User) {
    setOpen(false);
    router.refresh();
    toast(user ? `${email} is changed` : `${email} can sign in now`);
  }
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        title={user ? `Change ${user.email}` : "Create a user"}
        description={
          user ? "A new role or password signs them out everywhere." : "They can sign in at once."
        }
      >
        <Form send={(values) => (user ? change(user, values) : create(values))} onSent={done}>
          <FormError fields={["email", "name", "role", "password"]} />
          <UserFields user={user} />
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <SubmitButton>{user ? "Save" : "Create user"}</SubmitButton>
          </DialogFooter>
        </Form>
      </DialogContent>
    </Dialog>
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
