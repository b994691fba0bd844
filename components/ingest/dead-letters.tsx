"use client";

import { MailX } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Time } from "#components/ui/time.tsx";
import type { DeadLetter } from "#lib/ingest/schemas.ts";

/** Records that were accepted and cannot be stored, each with what may be done about it. */
export function DeadLetters({ letters }: { letters: DeadLetter[] }) {
  const t = useTranslations("ingest.deadLetters");
  if (letters.length === 0)
    return (
      <EmptyState icon={MailX} title={t("empty")}>
        {t("emptyNote")}
      </EmptyState>
    );
  return (
    <ul className="divide-y divide-line">
      {letters.map((letter) => (
        <li key={letter.id} className="py-3">
          <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
            <div className="min-w-48 flex-1">
              <p className="font-medium wrap-anywhere">{letter.service}</p>
              <p className="wrap-anywhere text-ink-2">{letter.reason}</p>
              <p className="text-sm text-ink-3">
                <Time at={letter.created_at} /> ·{" "}
                <span className="font-mono wrap-anywhere">{letter.event_id}</span>
              </p>
            </div>
            <div className="flex gap-2">
              <ReplayButton letter={letter} />
              <DeleteButton letter={letter} />
            </div>
          </div>
          <details className="mt-2">
            <summary className="w-fit cursor-pointer rounded-sm text-ink-2 max-rail:min-h-11 max-rail:py-2.5">
              {t("record")}
            </summary>
            <div className="mt-2">
              <CodeBlock
                label={t("recordNamed", { id: letter.event_id })}
                code={JSON.stringify(letter.record, null, 2)}
              />
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

function ReplayButton({ letter: { id, service, event_id } }: { letter: DeadLetter }) {
  const t = useTranslations("ingest.deadLetters");
  return (
    <ConfirmSend
      trigger={
        <Button size="small" aria-label={t("retryNamed", { id: event_id })}>
          {t("retry")}
        </Button>
      }
      title={t("retryTitle", { service })}
      effect={t("retryEffect")}
      verb={t("retry")}
      send={() => sendJson("POST", `/api/v1/dead-letters/${id}/replay`, undefined, anyAnswer)}
      onSent={() => toast(t("stored"))}
    />
  );
}

function DeleteButton({ letter: { id, service, event_id } }: { letter: DeadLetter }) {
  const t = useTranslations("ingest.deadLetters");
  return (
    <ConfirmSend
      trigger={
        <Button size="small" variant="danger" aria-label={t("deleteNamed", { id: event_id })}>
          {t("delete")}
        </Button>
      }
      title={t("deleteTitle", { service })}
      effect={t("deleteEffect")}
      verb={t("deleteVerb")}
      danger
      send={() => sendJson("DELETE", `/api/v1/dead-letters/${id}`, undefined, anyAnswer)}
      onSent={() => toast(t("deleted"))}
    />
  );
}
