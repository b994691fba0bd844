"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { sendJson } from "#components/forms/send-json.ts";
import { describeAction } from "#components/recovery/describe-action.ts";
import { describeLength } from "#components/recovery/describe-length.ts";
import { Button } from "#components/ui/button.tsx";
import type { Words } from "#components/ui/words.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { DecidedByLink } from "#lib/recovery/schemas.ts";

type Decision = "approve" | "reject";
function describeAnswer(
  t: Words<"recovery.linkedApproval">,
  decision: Decision,
  state: string,
): string {
  if (decision === "reject") return t("rejected");
  return t(state === "AWAITING_APPROVAL" ? "noted" : "approved");
}

/** What a proposed run would do, and the two buttons; afterwards what came of them. */
export function LinkedApproval({ run, token }: { run: Run; token: string }) {
  const t = useTranslations("recovery.linkedApproval");
  const states = useTranslations("recovery.states");
  const actions = useTranslations("recovery.actions");
  const lengths = useTranslations("recovery.length");
  const language = useLocale();
  const [answer, setAnswer] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const decide = async (decision: Decision) => {
    setBusy(true);
    const sent = await sendJson("POST", "/api/v1/approvals", { token, decision }, DecidedByLink);
    setAnswer(sent.ok ? describeAnswer(t, decision, sent.data.state) : sent.problem.detail);
    setBusy(false);
  };
  const steps = (run.definition?.steps ?? []).map(
    (step, index) => `${index + 1}. ${describeAction(actions, step)}`,
  );
  const waits = run.state === "AWAITING_APPROVAL";
  return (
    <>
      <h1 className="mb-2 text-lg">{t("title", { name: run.name, service: run.service })}</h1>
      <p className="mb-3">
        {run.environment}: {run.reason}
      </p>
      <ul className="mb-3">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      {run.definition ? (
        <p className="mb-4 text-sm text-ink-2">
          {describeLength(lengths, run.definition, language)}
        </p>
      ) : null}
      {waits && answer === null ? (
        <div className="flex flex-wrap gap-2.5">
          <Button variant="primary" disabled={busy} onClick={() => void decide("approve")}>
            {t("approve")}
          </Button>
          <Button disabled={busy} onClick={() => void decide("reject")}>
            {t("reject")}
          </Button>
        </div>
      ) : null}
      <p aria-live="polite">{answer ?? (waits ? "" : t("over", { state: states(run.state) }))}</p>
    </>
  );
}
