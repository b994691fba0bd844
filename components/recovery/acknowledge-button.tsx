"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import type { Run } from "#lib/recovery/answers.ts";

/** Says that somebody has looked: until then no rule acts on the run's targets. */
export function AcknowledgeButton({ run }: { run: Run }) {
  const t = useTranslations("recovery.acknowledge");
  const targets = run.targets.map(({ name }) => name).join(", ");
  return (
    <ConfirmSend
      trigger={<Button variant="primary">{t("button")}</Button>}
      title={t("title")}
      effect={t("effect", { targets })}
      verb={t("verb")}
      send={() => sendJson("POST", `/api/v1/runs/${run.id}/acknowledge`, {}, anyAnswer)}
      onSent={() => toast(t("done"))}
    />
  );
}
