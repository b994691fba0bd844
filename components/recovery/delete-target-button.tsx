"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";

export function DeleteTargetButton({ name }: { name: string }) {
  const t = useTranslations("recovery.deleteTarget");
  return (
    <ConfirmSend
      trigger={
        <Button variant="quiet" aria-label={t("verb", { name })}>
          {t("button")}
        </Button>
      }
      title={t("title", { name })}
      effect={t("effect")}
      verb={t("verb", { name })}
      danger
      send={() => sendJson("DELETE", `/api/v1/targets/${name}`, undefined, anyAnswer)}
      onSent={() => toast(t("done", { name }))}
    />
  );
}
