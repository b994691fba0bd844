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
  const t = useTranslations("recovery.runButtons");
  const actions = useTranslations("recovery.actions");
  const lengths = useTranslations("recovery.length");
  const language = useLocale();
  const { definition } = run;
  const first = definition?.steps[0];
  const said = first ? describeAction(actions, first) : run.name;
  const action = language === "en" ? `${said.charAt(0).toLowerCase()}${said.slice(1)}` : said;
  const verb = t("approve", { action });
  if (stop) {
    return (
      <span className="flex flex-wrap items-center gap-2.5">
        <Button variant="primary" disabled className="whitespace-normal! wrap-anywhere">
          {verb}
        </Button>
        <span className="text-sm text-ink-2">{stop}</span>
      </span>
    );
  }
  return (
    <ConfirmSend
      trigger={
        <Button variant="primary" className="whitespace-normal! wrap-anywhere">
          {verb}
        </Button>
      }
      title={t("approveQuestion", { action })}
      effect={
        <>
          <p>
            {t("place", {
              ...{ service: run.service, environment: run.environment, reason: run.reason },
            })}
          </p>
          {definition ? (
            <p className="mt-2">{describeLength(lengths, definition, language)}</p>
          ) : null}
        </>
      }
      verb={verb}
      send={() => sendJson("POST", `/api/v1/runs/${run.id}/approve`, {}, anyAnswer)}
      onSent={() => toast(t("approved", { action }))}
    />
  );
}

export function RejectButton({ run }: { run: Run }) {
  const t = useTranslations("recovery.runButtons");
  return (
    <ConfirmSend
      trigger={<Button>{t("reject")}</Button>}
      title={t("rejectQuestion", { name: run.name })}
      effect={t("rejectEffect", { service: run.service, environment: run.environment })}
      verb={t("rejectName", { name: run.name })}
      danger
      send={() => sendJson("POST", `/api/v1/runs/${run.id}/reject`, {}, anyAnswer)}
      onSent={() => toast(t("rejected", { name: run.name }))}
    />
  );
}

function CancelButton({ run }: { run: Run }) {
  const t = useTranslations("recovery.runButtons");
  return (
    <ConfirmSend
      trigger={<Button variant="danger">{t("cancel")}</Button>}
      title={t("cancelQuestion", { name: run.name })}
      effect={t("cancelEffect")}
      verb={t("cancel")}
      danger
      send={() => sendJson("POST", `/api/v1/runs/${run.id}/cancel`, {}, anyAnswer)}
      onSent={() => toast(t("cancelled"))}
    />
  );
}
