"use client";

import { OctagonX, Play } from "lucide-react";
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
  const [reason, setReason] = useState("");
  const what = service ? `recovery of ${service}` : "all recovery";
  const verb = engaged ? `Let ${what} act again` : `Stop ${what}`;
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
      title={`${verb}?`}
      effect={
        engaged
          ? "Scenarios in auto mode start again at the next match, and buttons work again. Runs that wait go on at once."
          : "No run starts and none makes its next call, by rule or by button, until somebody lets it act again. A call that is under way ends by itself. Errors are collected as before."
      }
      verb={verb}
      danger={!engaged}
      blocked={reason.trim() === ""}
      send={() => sendJson("PUT", "/api/v1/kill-switch", body, anyAnswer)}
      onSent={() => toast(engaged ? `${what} may act again` : `${what} is stopped`)}
    >
      <ReasonField value={reason} onChange={setReason} />
    </ConfirmSend>
  );
}
