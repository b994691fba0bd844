"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";

type Props = {
  /** What kind of thing it is, in the reader's language: `rule`. */
  what: string;
  name: string;
  effect: string;
  /** Of the API. */
  path: `/api/v1/${string}`;
  /** What was given to others is revoked. */
  revokes?: boolean;
};

/** Takes one thing of a list away, once asked. */
export function DeleteButton({ what, name, effect, path, revokes = false }: Props) {
  const act = revokes ? "revoke" : "delete";
  const t = useTranslations("forms.deleteButton");
  return (
    <ConfirmSend
      trigger={
        <Button size="small" variant="danger" aria-label={t(`${act}.words`, { what, name })}>
          {t(`${act}.verb`)}
        </Button>
      }
      title={t(`${act}.title`, { what, name })}
      effect={effect}
      verb={t(`${act}.named`, { name })}
      danger
      send={() => sendJson("DELETE", path, undefined, anyAnswer)}
      onSent={() => toast(t(`${act}.done`, { what, name }))}
    />
  );
}
