"use client";

import { Check, LoaderCircle, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import { TargetCheck } from "#lib/recovery/target-schemas.ts";

type Outcome = TargetCheck & { at: string };

/** Tries to reach the target, which changes nothing, and keeps what came of it beside the button. */
export function CheckTargetButton({ name, disabled }: { name: string; disabled: boolean }) {
  const t = useTranslations("recovery.checkTarget");
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  async function check() {
    setBusy(true);
    const sent = await sendJson("POST", `/api/v1/targets/${name}/check`, {}, TargetCheck);
    const found = sent.ok ? sent.data : { ok: false, detail: sent.problem.detail };
    setOutcome({ ...found, at: new Date().toISOString() });
    setBusy(false);
  }
  const Icon = outcome?.ok ? Check : TriangleAlert;
  return (
    <>
      <Button
        variant="quiet"
        aria-label={t("label", { name })}
        aria-busy={busy}
        disabled={busy || disabled}
        onClick={() => void check()}
      >
        {busy ? <LoaderCircle aria-hidden className="motion-safe:animate-spin" /> : null}
        {t("check")}
      </Button>
      <p role="status" className="order-last w-full text-sm empty:hidden">
        {outcome ? (
          <>
            <span className={outcome.ok ? "font-medium text-good" : "font-medium text-bad"}>
              <Icon aria-hidden className="mr-1 inline size-3.5" />
              {t(outcome.ok ? "reached" : "notReached")}
            </span>{" "}
            <Time at={outcome.at} />
            <span className="wrap-anywhere text-ink-2">: {outcome.detail}</span>
          </>
        ) : null}
      </p>
    </>
  );
}
