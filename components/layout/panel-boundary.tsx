"use client";

import { catchError, type ErrorInfo } from "next/error";
import { ErrorState } from "#components/layout/error-state.tsx";
import { Card } from "#components/ui/card.tsx";

/** One part of a page that fails shows that, and a press to try again; the other parts stay. */
export const PanelBoundary = catchError(({ title }: { title: string }, { retry }: ErrorInfo) => (
  <Card>
    <ErrorState title={`${title} could not be loaded`} onRetry={() => retry()} />
  </Card>
));
