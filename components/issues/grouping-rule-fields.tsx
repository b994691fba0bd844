"use client";

import { useTranslations } from "next-intl";
import { Field } from "#components/forms/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

export const groupingFields = ["name", "service", "error_code", "pattern", "fingerprint"];

/** Which records a rule is for, and what makes them one issue. */
export function GroupingRuleFields({ services }: { services: string[] }) {
  const t = useTranslations("issues.groupingRule");
  return (
    <>
      <Field name="name" label={t("name")} hint={t("nameHint")}>
        <Input autoComplete="off" maxLength={100} />
      </Field>
      <Field name="service" label={t("service")}>
        <Select className="w-full">
          <option value="">{t("anyService")}</option>
          {services.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field name="error_code" label={t("code")} hint={t("codeHint")}>
        <Input autoComplete="off" maxLength={200} className="font-mono text-sm" />
      </Field>
      <Field name="pattern" label={t("message")} hint={t("messageHint")}>
        <Input autoComplete="off" maxLength={500} className="font-mono text-sm" />
      </Field>
      <Field name="fingerprint" label={t("fingerprint")} hint={t("fingerprintHint")}>
        <Textarea
          translate="no"
          rows={2}
          className="w-full font-mono text-sm"
          placeholder="payment-gateway"
        />
      </Field>
    </>
  );
}
