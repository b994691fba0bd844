"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";

type Props = { more: boolean; failed: boolean; onRetry: () => void };

/** What stands under the last row: that more are coming, or that they did not come. */
export function IssueListEnd({ more, failed, onRetry }: Props) {
  const t = useTranslations("issues.list");
  if (failed)
    return (
      <div role="alert" className="flex items-center justify-center gap-3 py-3 text-ink-2">
        {t("failed")}
        <Button size="small" onClick={onRetry}>
          {t("retry")}
        </Button>
      </div>
    );
  return more ? <p className="py-3 text-center text-ink-3">{t("loading")}</p> : null;
}
