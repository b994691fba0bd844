"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import type { User } from "#lib/accounts/schemas.ts";

/** Signs a user out everywhere. */
export function UserSessionsButton({ user: { id, email } }: { user: User }) {
  const t = useTranslations("accounts.userSessions");
  return (
    <ConfirmSend
      trigger={
        <Button size="small" aria-label={t("endNamed", { email })}>
          {t("end")}
        </Button>
      }
      title={t("title", { email })}
      effect={t("effect")}
      verb={t("verb")}
      send={() => sendJson("DELETE", `/api/v1/users/${id}/sessions`, undefined, anyAnswer)}
      onSent={() => toast(t("ended", { email }))}
    />
  );
}
