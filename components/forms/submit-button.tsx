"use client";

import { LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { useFormState } from "#components/forms/form-context.ts";
import { Button } from "#components/ui/button.tsx";

/** The verb of a form; busy while its answer is awaited. */
export function SubmitButton({ children }: { children: ReactNode }) {
  const { pending } = useFormState();
  return (
    <Button
      type="submit"
      variant="primary"
      className="self-start"
      disabled={pending}
      aria-busy={pending}
    >
      {pending ? <LoaderCircle aria-hidden className="motion-safe:animate-spin" /> : null}
      {children}
    </Button>
  );
}
