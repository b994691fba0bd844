"use client";

import { useLocale, useTranslations } from "next-intl";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { AcknowledgeButton } from "#components/recovery/acknowledge-button.tsx";
import { describeAction } from "#components/recovery/describe-action.ts";
import { describeLength } from "#components/recovery/describe-length.ts";
import { Button } from "#components/ui/button.tsx";
import type { Run } from "#lib/recovery/answers.ts";

/** What somebody may do with a run in its state: approve or reject it, cancel it, or take note of it. */
export function RunButtons({ run, stop }: { run: Run; stop: string | null }) {
  const unsettled = run.state === "NEEDS_ATTENTION" && run.acknowledged_by === null;
  if (unsettled) return <AcknowledgeButton run={run} />;
  if (!run.live) return null;
  if (run.state === "AWAITING_APPROVAL")
    return (
      <>
        <RejectButton run={run} />
        <ApproveButton run={run} stop={stop} />
      </>
    );
  return run.state === "CANCELLING" || run.cancel_requested_at ? null : <CancelButton run={run} />;
}

/** `Approve: restart search-api`: one press more, then a worker acts; not while recovery is stopped. */
export function ApproveButton({ run, stop }: { run: Run; stop: string | null }) {
  const actions = useTranslations("recovery.actions");
  const plan = useTranslations("recovery.plan");
  const language = useLocale();
  const { definition } = run;
  const first = definition?.steps[0];
  const action = first ? describeAction(actions, first) : run.name;
  const words = `${action.charAt(0).toLowerCase()}${action.slice(1)}`;
  if (stop) {
    return (
      <span className="flex flex-wrap items-center gap-2.5">
        <Button variant="primary" disabled className="whitespace-normal! wrap-anywhere">
          Approve: {words}
        </Button>
        <span className="text-sm text-ink-2">{stop}</span>
      </span>
    );
  }
  return (
    <ConfirmSend
      trigger={
        <Button variant="primary" className="whitespace-normal! wrap-anywhere">
          Approve: {words}
        </Button>
      }
      title={`Approve: ${words}?`}
      effect={
        <>
          <p>
            {run.service} in {run.environment}: {run.reason}
          </p>
          {definition ? <p className="mt-2">{describeLength(plan, definition, language)}</p> : null}
        </>
      }
      verb={`Approve: ${words}`}
      send={() => sendJson("POST", `/api/v1/runs/${run.id}/approve`, {}, anyAnswer)}
      onSent={() => toast(`Approved: ${words}`)}
    />
  );
}

export function RejectButton({ run }: { run: Run }) {
  return (
    <ConfirmSend
      trigger={<Button>Reject</Button>}
      title={`Reject ${run.name}?`}
      effect={`Nothing is done to ${run.service} in ${run.environment}. The scenario may ask again after its rest, while the errors go on.`}
      verb={`Reject ${run.name}`}
      danger
      send={() => sendJson("POST", `/api/v1/runs/${run.id}/reject`, {}, anyAnswer)}
      onSent={() => toast(`${run.name} is rejected`)}
    />
  );
}

function CancelButton({ run }: { run: Run }) {
  return (
    <ConfirmSend
      trigger={<Button variant="danger">Cancel the run</Button>}
      title={`Cancel ${run.name}?`}
      effect="It stops at its next safe point: a call that is under way ends first, and nothing is undone. The incident stays open until the errors stop."
      verb="Cancel the run"
      danger
      send={() => sendJson("POST", `/api/v1/runs/${run.id}/cancel`, {}, anyAnswer)}
      onSent={() => toast("The run stops at its next safe point")}
    />
  );
}
