"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId, useMemo } from "react";
import { useFormState } from "#components/forms/form-context.ts";
import { type Control, ControlContext } from "#components/ui/control-context.ts";
import { Label } from "#components/ui/label.tsx";

type Props = {
  /** The control's name, and the path of its errors in a problem. */
  name: string;
  label: string;
  hint?: ReactNode;
  /** An error known without asking the server. */
  error?: string | undefined;
  /** Exactly one Input, Select, Textarea or Switch. */
  children: ReactNode;
};

/** A label, a hint and an error, wired once to the one control inside. */
export function Field({ name, label, hint, error, children }: Props) {
  const id = useId();
  const { problem } = useFormState();
  const message = error ?? problem?.errors.find(({ path }) => path === name)?.message;
  const control = useMemo<Control>(() => {
    const describedBy = [hint && `${id}-hint`, message && `${id}-error`].filter(Boolean).join(" ");
    return {
      id,
      name,
      ...(describedBy ? { "aria-describedby": describedBy } : {}),
      ...(message ? { "aria-invalid": true } : {}),
    };
  }, [id, name, hint, message]);
  return (
    <div className="flex flex-col items-start gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <ControlContext value={control}>{children}</ControlContext>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-ink-2">
          {hint}
        </p>
      ) : null}
      {message ? (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-sm text-bad">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          {message}
        </p>
      ) : null}
    </div>
  );
}
