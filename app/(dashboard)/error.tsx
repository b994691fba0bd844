"use client";

import { useTranslations } from "next-intl";
import { ErrorState } from "#components/layout/error-state.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";

/** The frame stays, so that every other page is one press away. */
export default function DashboardError({ retry }: { retry: () => void }) {
  const t = useTranslations("layout.pageError");
  return (
    <>
      <PageHeader title={t("title")} />
      <Card>
        <ErrorState onRetry={retry} />
      </Card>
    </>
  );
}
