"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useState } from "react";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import type { Sent } from "#components/forms/send-json.ts";
import { makeKey } from "#components/recovery/make-key.ts";
import { PressConsent } from "#components/recovery/press-consent.tsx";
import type { StartedRun } from "#components/recovery/started-run.ts";

export type Consent = { reason: string; confirm?: string; idempotency_key: string };

type Props = {
  trigger: ReactNode;
  /** Names action and target, on the button as in the question: `Restart user-service-web`. */
  verb: string;
  effect: ReactNode;
  service: string;
  /** Why it reaches far: then the service's name is typed. Null: naming target and effect is enough. */
  reach: string | null;
  send: (consent: Consent) => Promise<Sent<StartedRun>>;
  /** Fields of the action itself. */
  children?: ReactNode;
};

/** Asks before a press, sends it once however often it is clicked, and goes to the run that it began. */
export function PressDialog({ trigger, verb, effect, service, reach, send, children }: Props) {
  const t = useTranslations("recovery.press");
  const router = useRouter();
  const usual = reach ? "" : t("usualReason", { verb });
  const [key, setKey] = useState("");
  const [reason, setReason] = useState(usual);
  const [typed, setTyped] = useState("");
  const begin = useCallback(() => {
    setKey(makeKey());
    setReason(usual);
    setTyped("");
  }, [usual]);
  function arrive({ id }: StartedRun) {
    const path = `/recovery/runs/${id}` as const;
    toast(t("started", { verb }), {
      action: { label: t("seeRun"), onClick: () => router.push(path) },
    });
    router.push(path);
  }
  const unconfirmed = reach !== null && typed.trim() !== service;
  return (
    <ConfirmSend
      trigger={trigger}
      title={t("question", { verb })}
      effect={
        <>
          {effect}
          {reach ? <p className="mt-2 font-medium text-bad">{reach}</p> : null}
        </>
      }
      verb={verb}
      danger={reach !== null}
      blocked={reason.trim() === "" || unconfirmed}
      send={() =>
        send({ reason, idempotency_key: key, ...(reach === null ? {} : { confirm: typed.trim() }) })
      }
      onSent={arrive}
    >
      <PressConsent
        onOpen={begin}
        service={reach === null ? null : service}
        typed={typed}
        onType={setTyped}
        reason={reason}
        onReason={setReason}
      >
        {children}
      </PressConsent>
    </ConfirmSend>
  );
}
