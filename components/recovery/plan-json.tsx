"use client";

import { Field } from "#components/forms/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

type Props = { value: string; fault: string | null; onChange: (value: string) => void };

/** The plan as the API has it. */
export function PlanJson({ value, fault, onChange }: Props) {
  return (
    <Field
      name="plan"
      label="Plan as JSON"
      hint="As PATCH /api/v1/scenarios/{name} takes it."
      error={fault ?? undefined}
    >
      <Textarea
        rows={28}
        spellCheck={false}
        className="font-mono text-sm"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}
