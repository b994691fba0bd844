"use client";

import { useState } from "react";
import { sendJson } from "#components/forms/send-json.ts";
import { describeAction } from "#components/recovery/describe-action.ts";
import { describeLength } from "#components/recovery/describe-length.ts";
import { runStateWords } from "#components/recovery/run-words.ts";
import { Button } from "#components/ui/button.tsx";
import type { Run } from "#lib/recovery/answers.ts";
import { DecidedByLink } from "#lib/recovery/schemas.ts";

type Decision = "approve" | "reject";
function describeAnswer(decision: Decision, state: string): string {
  if (decision === "reject") return "Rejected. Nothing is done.";
  return state === "AWAITING_APPROVAL"
    ? "Your yes is noted. Somebody else has to approve it, too."
    : "Approved. A worker takes it up now.";
}

/** What a proposed run would do, and the two buttons; afterwards what came of them. */
export function LinkedApproval({ run, token }: { run: Run; token: string }) {
  const [answer, setAnswer] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const decide = async (decision: Decision) => {
    setBusy(true);
    const sent = await sendJson("POST", "/api/v1/approvals", { token, decision }, DecidedByLink);
    setAnswer(sent.ok ? describeAnswer(decision, sent.data.state) : sent.problem.detail);
    setBusy(false);
  };
  const steps = (run.definition?.steps ?? []).map(
    (step, index) => `${index + 1}. ${describeAction(step)}`,
  );
  const waits = run.state === "AWAITING_APPROVAL";
  return (
    <>
      <h1 className="mb-2 text-lg">
        {run.name} for {run.service}
      </h1>
      <p className="mb-3">
        {run.environment}: {run.reason}
      </p>
      <ul className="mb-3">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      {run.definition ? (
        <p className="mb-4 text-sm text-ink-2">{describeLength(run.definition)}</p>
      ) : null}
      {waits && answer === null ? (
        <div className="flex flex-wrap gap-2.5">
          <Button variant="primary" disabled={busy} onClick={() => void decide("approve")}>
            Approve
          </Button>
          <Button disabled={busy} onClick={() => void decide("reject")}>
            Reject
          </Button>
        </div>
      ) : null}
      <p aria-live="polite">
        {answer ?? (waits ? "" : `It no longer waits: ${runStateWords[run.state].word}.`)}
      </p>
    </>
  );
}
