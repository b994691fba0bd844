"use client";

import { Check, LoaderCircle, TriangleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import { ChannelTest } from "#lib/notifications/schemas.ts";

type Props = { id: string; name: string };

/** Sends a test message, which changes nothing, and says what came of it. */
export function ChannelTestButton({ id, name }: Props) {
  const t = useTranslations("notifications.channelTest");
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<ChannelTest | null>(null);
  async function test() {
    setBusy(true);
    setOutcome(null);
    const sent = await sendJson("POST", `/api/v1/channels/${id}/test`, {}, ChannelTest);
    setOutcome(sent.ok ? sent.data : { result: "failed", detail: sent.problem.detail });
    setBusy(false);
    router.refresh();
  }
  const Icon = outcome?.result === "ok" ? Check : TriangleAlert;
  return (
    <div className="flex flex-col items-end gap-1.5 max-rail:items-start">
      <Button
        size="small"
        aria-label={t("sendNamed", { name })}
        aria-busy={busy}
        disabled={busy}
        onClick={() => void test()}
      >
        {busy ? <LoaderCircle aria-hidden className="motion-safe:animate-spin" /> : null}
        {t("send")}
      </Button>
      <p role="status" className="max-w-96 text-sm">
        {outcome ? (
          <span className={outcome.result === "ok" ? "text-good" : "text-bad"}>
            <Icon aria-hidden className="mr-1 inline size-3.5" />
            {t(outcome.result, { detail: outcome.detail })}
          </span>
        ) : null}
      </p>
    </div>
  );
}
