"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { User } from "#lib/accounts/schemas.ts";

/** Disables a user, or lets them in again. */
export function UserAccessButton({ user }: { user: User }) {
  const router = useRouter();
  const [fault, setFault] = useState<string | null>(null);
  const { email, disabled } = user;
  async function confirm() {
    const body = { disabled: !disabled };
    const sent = await sendJson("PATCH", `/api/v1/users/${user.id}`, body, User);
    setFault(sent.ok ? null : sent.problem.detail);
    if (!sent.ok) return false;
    router.refresh();
    toast(disabled ? `${email} can sign in again` : `${email} is disabled`);
    return true;
  }
  const verb = disabled ? "Enable" : "Disable";
  return (
    <ConfirmDialog
      trigger={
        <Button size="small" variant={disabled ? "secondary" : "danger"}>
          {verb}
        </Button>
      }
      title={`${verb} ${email}?`}
      effect={
        disabled
          ? "They can sign in again with the password and role they had."
          : "They are signed out everywhere at once and cannot sign in until someone enables them. What they did stays in the audit log."
      }
      verb={`${verb} ${email}`}
      danger={!disabled}
      onConfirm={confirm}
    >
      {fault ? (
        <p role="alert" className="text-bad">
          {fault}
        </p>
      ) : null}
    </ConfirmDialog>
  );
}
