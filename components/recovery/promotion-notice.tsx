"use client";

import { TrendingUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import type { Mode } from "#lib/recovery/schemas.ts";

type Props = {
  scenario: string;
  promotion: { to: Mode; sentence: string } | null;
  mayOperate: boolean;
};

/** Offers the next mode to a scenario that has earned it; nobody but a person takes it there. */
export function PromotionNotice({ scenario, promotion, mayOperate }: Props) {
  const t = useTranslations("recovery.promotionNotice");
  const modes = useTranslations("recovery.modes");
  if (!promotion) return null;
  const { to, sentence } = promotion;
  const label = modes(`label.${to}`);
  const meaning = modes(`meaning.${to}`);
  const path = `/api/v1/scenarios/${encodeURIComponent(scenario)}` as const;
  const verb = t("verb", { mode: label });
  return (
    <div className="mb-gap">
      <Callout
        tone="good"
        icon={TrendingUp}
        title={t("title")}
        actions={
          mayOperate ? (
            <ConfirmSend
              trigger={<Button>{verb}</Button>}
              title={t("question", { mode: label })}
              effect={t("effect", { sentence, meaning })}
              verb={verb}
              send={() => sendJson("PATCH", path, { mode: to }, anyAnswer)}
              onSent={() => toast(t("done", { scenario, mode: label }))}
            />
          ) : null
        }
      >
        {sentence}
      </Callout>
    </div>
  );
}
