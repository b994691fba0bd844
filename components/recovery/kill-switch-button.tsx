"use client";

import { OctagonX, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { ReasonField } from "#components/recovery/reason-field.tsx";
import { Button } from "#components/ui/button.tsx";

type Props = {
  engaged: boolean;
  /** Left out: for everything. */
  service?: string;
};

/** Stops all recovery, or lets it act again. */
export function KillSwitchButton({ engaged, service }: Props) {
  const t = useTranslations("recovery.killSwitch");
  const [reason, setReason] = useState("");
  const what = service ? t("recoveryOf", { service }) : t("allRecovery");
  const verb = t(engaged ? "letAct" : "stop", { what });
  const body = { engaged: !engaged, reason, ...(service ? { service } : {}) };
  return (
    <ConfirmSend
      trigger={
        <Button
          variant={engaged ? "primary" : "danger"}
          size={service && !engaged ? "small" : "medium"}
          className="whitespace-normal! wrap-anywhere"
        >
          {engaged ? <Play aria-hidden /> : <OctagonX aria-hidden />}
          {verb}
        </Button>
      }
      title={t("question", { verb })}
      effect={t(engaged ? "effectOfLet" : "effectOfStop")}
      verb={verb}
      danger={!engaged}
      blocked={reason.trim() === ""}
      send={() => sendJson("PUT", "/api/v1/kill-switch", body, anyAnswer)}
      onSent={() => toast(t(engaged ? "letActDone" : "stopDone", { what }))}
    >
      <ReasonField value={reason} onChange={setReason} />
    </ConfirmSend>
  );
}
