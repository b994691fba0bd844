"use client";

import { ErrorState } from "#components/layout/error-state.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";

/** The frame stays, so that every other page is one press away. */
export default function DashboardError({ retry }: { retry: () => void }) {
  return (
    <>
      <PageHeader title="This page could not be shown" />
      <Card>
        <ErrorState onRetry={retry} />
      </Card>
    </>
  );
}
