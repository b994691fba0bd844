"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";

export function DeleteScenarioButton({ name }: { name: string }) {
  const t = useTranslations("recovery.deleteScenario");
  const router = useRouter();
  return (
    <ConfirmSend
      trigger={<Button variant="danger">{t("button")}</Button>}
      title={t("title", { name })}
      effect={t("effect")}
      verb={t("verb", { name })}
      danger
      send={() => sendJson("DELETE", `/api/v1/scenarios/${name}`, undefined, anyAnswer)}
      onSent={() => {
        toast(t("done", { name }));
        router.push("/scenarios");
      }}
    />
  );
}
