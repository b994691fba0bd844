"use client";

import { catchError, type ErrorInfo } from "next/error";
import { useTranslations } from "next-intl";
import { ErrorState } from "#components/layout/error-state.tsx";
import { Card } from "#components/ui/card.tsx";

/** One part of a page that fails shows that, and a press to try again; the other parts stay. */
export const PanelBoundary = catchError(({ title }: { title: string }, { retry }: ErrorInfo) => (
  <PartError name={title} onRetry={() => retry()} />
));

function PartError({ name, onRetry }: { name: string; onRetry: () => void }) {
  const t = useTranslations("layout.errorState");
  return (
    <Card>
      <ErrorState title={t("part", { name })} onRetry={onRetry} />
    </Card>
  );
}
