"use client";

import { useTranslations } from "next-intl";
import { Field } from "#components/forms/field.tsx";
import { Input } from "#components/ui/input.tsx";

type Props = { value: string; onChange: (reason: string) => void };

/** Why somebody presses: written into the run, the audit log and what is told to others. */
export function ReasonField({ value, onChange }: Props) {
  const t = useTranslations("recovery.press");
  return (
    <Field
      name="reason"
      label={t("reason")}
      hint={value.trim() === "" ? t("reasonHint") : undefined}
    >
      <Input
        value={value}
        maxLength={500}
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}
