"use client";

import { RotateCw, TriangleAlert } from "lucide-react";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Button } from "#components/ui/button.tsx";

type Props = { title?: string; sentence?: string; onRetry: () => void };

/** Something could not be shown, and can be tried again. */
export function ErrorState({
  title = "This could not be loaded",
  sentence = "The fault is on our side and has been logged. Nothing was changed.",
  onRetry,
}: Props) {
  return (
    <div role="alert">
      <EmptyState
        icon={TriangleAlert}
        title={title}
        action={
          <Button onClick={onRetry}>
            <RotateCw aria-hidden />
            Try again
          </Button>
        }
      >
        {sentence}
      </EmptyState>
    </div>
  );
}
