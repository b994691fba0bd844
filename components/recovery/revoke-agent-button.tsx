"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";

export function RevokeAgentButton({ name }: { name: string }) {
  const t = useTranslations("recovery.revokeAgent");
  const router = useRouter();
  const [fault, setFault] = useState<string | null>(null);
  async function confirm() {
    const sent = await sendJson("DELETE", `/api/v1/agents/${name}`, undefined, anyAnswer);
    setFault(sent.ok ? null : sent.problem.detail);
    if (!sent.ok) return false;
    router.refresh();
    toast(t("done", { name }));
    return true;
  }
  return (
    <ConfirmDialog
      trigger={
        <Button size="small" variant="danger">
          {t("revoke")}
        </Button>
      }
      title={t("question", { name })}
      effect={t("effect")}
      verb={t("verb", { name })}
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
