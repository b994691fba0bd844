"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { User } from "#lib/accounts/schemas.ts";

/** Disables a user, or lets them in again. */
export function UserAccessButton({ user }: { user: User }) {
  const t = useTranslations("accounts.userAccess");
  const router = useRouter();
  const [fault, setFault] = useState<string | null>(null);
  const { email, disabled } = user;
  async function confirm() {
    const body = { disabled: !disabled };
    const sent = await sendJson("PATCH", `/api/v1/users/${user.id}`, body, User);
    setFault(sent.ok ? null : sent.problem.detail);
    if (!sent.ok) return false;
    router.refresh();
    toast(t(disabled ? "enabled" : "disabled", { email }));
    return true;
  }
  const verb = disabled ? "enable" : "disable";
  return (
    <ConfirmDialog
      trigger={
        <Button size="small" variant={disabled ? "secondary" : "danger"}>
          {t(verb)}
        </Button>
      }
      title={t(`${verb}Title`, { email })}
      effect={t(`${verb}Effect`)}
      verb={t(`${verb}Named`, { email })}
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
