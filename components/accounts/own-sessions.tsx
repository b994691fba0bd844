"use client";

import { MonitorSmartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import type { OwnSession } from "#lib/accounts/schemas.ts";

/** Where the reader is signed in, and how to end it there. */
export function OwnSessions({ sessions }: { sessions: OwnSession[] }) {
  const t = useTranslations("accounts.ownSessions");
  return (
    <ul className="divide-y divide-line">
      {sessions.map((session) => (
        <li key={session.id} className="flex items-center gap-3 py-2.5 first:pt-0 last:pb-0">
          <MonitorSmartphone aria-hidden className="size-4 shrink-0 text-ink-3" />
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-2">
              {session.device}
              {session.current ? <Badge>{t("current")}</Badge> : null}
            </p>
            <p className="text-sm text-ink-2">
              {t.rich("seen", {
                last: () => <Time at={session.last_seen_at} />,
                since: () => <Time at={session.created_at} />,
              })}
            </p>
          </div>
          {session.current ? null : <EndSessionButton session={session} />}
        </li>
      ))}
    </ul>
  );
}

function EndSessionButton({ session: { id, device } }: { session: OwnSession }) {
  const t = useTranslations("accounts.ownSessions");
  return (
    <ConfirmSend
      trigger={
        <Button size="small" aria-label={t("endNamed", { device })}>
          {t("end")}
        </Button>
      }
      title={t("endTitle", { device })}
      effect={t("endEffect")}
      verb={t("end")}
      send={() => sendJson("DELETE", `/api/v1/users/me/sessions/${id}`, undefined, anyAnswer)}
      onSent={() => toast(t("ended", { device }))}
    />
  );
}

/** Ends every session but the one that the reader uses. */
export function EndOtherSessions() {
  const t = useTranslations("accounts.ownSessions");
  return (
    <ConfirmSend
      trigger={<Button size="small">{t("endOthers")}</Button>}
      title={t("endOthersTitle")}
      effect={t("endOthersEffect")}
      verb={t("endOthers")}
      send={() => sendJson("DELETE", "/api/v1/users/me/sessions", undefined, anyAnswer)}
      onSent={() => toast(t("othersEnded"))}
    />
  );
}
