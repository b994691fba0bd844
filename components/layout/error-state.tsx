"use client";

import { RotateCw, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Button } from "#components/ui/button.tsx";

type Props = { title?: string; sentence?: string; onRetry: () => void };

/** Something could not be shown, and can be tried again. */
export function ErrorState({ title, sentence, onRetry }: Props) {
  const t = useTranslations("layout.errorState");

  return (
    <div role="alert">
      <EmptyState
        icon={TriangleAlert}
        title={title ?? t("title")}
        action={
          <Button onClick={onRetry}>
            <RotateCw aria-hidden />
            {t("retry")}
          </Button>
        }
      >
        {sentence ?? t("sentence")}
      </EmptyState>
    </div>
  );
}
