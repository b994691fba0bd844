"use client";

import { Field } from "#components/forms/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

export const groupingFields = ["name", "service", "error_code", "pattern", "fingerprint"];

/** Which records a rule is for, and what makes them one issue. */
export function GroupingRuleFields({ services }: { services: string[] }) {
  return (
    <>
      <Field name="name" label="Name" hint="Issues say it where they explain why they are one.">
        <Input autoComplete="off" maxLength={100} />
      </Field>
      <Field name="service" label="Service">
        <Select className="w-full">
          <option value="">Any service</option>
          {services.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field name="error_code" label="Error code" hint="Empty: any code.">
        <Input autoComplete="off" maxLength={200} className="font-mono text-sm" />
      </Field>
      <Field
        name="pattern"
        label="Message"
        hint="An RE2 expression, found anywhere in it. Empty: any message."
      >
        <Input autoComplete="off" maxLength={500} className="font-mono text-sm" />
      </Field>
      <Field
        name="fingerprint"
        label="What makes them one issue"
        hint="One part a line. {{ default }} stands for what it would be without a rule."
      >
        <Textarea rows={2} className="w-full font-mono text-sm" placeholder="payment-gateway" />
      </Field>
    </>
  );
}
