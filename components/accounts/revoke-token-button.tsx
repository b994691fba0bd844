"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import type { ApiToken } from "#lib/accounts/schemas.ts";

export function RevokeTokenButton({ token }: { token: ApiToken }) {
  const router = useRouter();
  const [fault, setFault] = useState<string | null>(null);
  async function confirm() {
    const sent = await sendJson("DELETE", `/api/v1/api-tokens/${token.id}`, undefined, anyAnswer);
    setFault(sent.ok ? null : sent.problem.detail);
    if (!sent.ok) return false;
    router.refresh();
    toast(`The token ${token.name} is revoked`);
    return true;
  }
  return (
    <ConfirmDialog
      trigger={
        <Button size="small" variant="danger">
          Revoke
        </Button>
      }
      title={`Revoke the token ${token.name}?`}
      effect="Programs that use it are refused from their next call on. This cannot be undone."
      verb={`Revoke ${token.name}`}
      danger
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
