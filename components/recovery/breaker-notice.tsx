"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Time } from "#components/ui/time.tsx";
import type { OpenBreaker } from "#lib/recovery/answers.ts";

type Props = { scenario: string; breakers: OpenBreaker[]; mayOperate: boolean };

/** Which of the plan's actions did not help several times in a row, and when one may be tried again. */
export function BreakerNotice({ scenario, breakers, mayOperate }: Props) {
  const t = useTranslations("recovery.breaker");
  return breakers.map((breaker) => (
    <div key={breaker.action} className="mb-gap">
      <Callout
        title={t("open", { action: breaker.action })}
        actions={mayOperate ? <CloseBreaker {...{ scenario, breaker }} /> : null}
      >
        {t.rich("note", { time: () => <Time at={breaker.next_try_at} /> })}
      </Callout>
    </div>
  ));
}

function CloseBreaker({ scenario, breaker }: { scenario: string; breaker: OpenBreaker }) {
  const t = useTranslations("recovery.breaker");
  const path = `/api/v1/scenarios/${encodeURIComponent(scenario)}/reset-breaker` as const;
  return (
    <ConfirmSend
      trigger={<Button>{t("close")}</Button>}
      title={t("title", { action: breaker.action })}
      effect={t("effect")}
      verb={t("close")}
      send={() => sendJson("POST", path, { action: breaker.action }, anyAnswer)}
      onSent={() => toast(t("closed"))}
    />
  );
}
