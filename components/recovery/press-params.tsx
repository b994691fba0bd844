"use client";

import { useTranslations } from "next-intl";
import { Field } from "#components/forms/field.tsx";
import type { ParamsText } from "#components/recovery/read-params.ts";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";

const methods = ["POST", "GET", "PUT", "PATCH", "DELETE"];

type Props = {
  value: ParamsText;
  onChange: (value: ParamsText) => void;
  /** Before each name, where the API answers their errors. */
  prefix?: string;
};

/** Which request is sent: method, path below the target's address, and JSON. */
export function PressParams({ value, onChange, prefix = "params" }: Props) {
  const t = useTranslations("recovery.press");
  return (
    <div className="grid grid-cols-[8rem_1fr] gap-3 max-rail:grid-cols-1">
      <Field name={`${prefix}.method`} label={t("method")}>
        <Select
          className="w-full"
          value={value.method || "POST"}
          onChange={(event) => onChange({ ...value, method: event.currentTarget.value })}
        >
          {methods.map((method) => (
            <option key={method}>{method}</option>
          ))}
        </Select>
      </Field>
      <Field name={`${prefix}.path`} label={t("path")}>
        <Input
          value={value.path}
          translate="no"
          placeholder="/cache"
          autoComplete="off"
          onChange={(event) => onChange({ ...value, path: event.currentTarget.value })}
        />
      </Field>
      <div className="col-span-full">
        <Field name={`${prefix}.body`} label={t("body")} hint={t("optional")}>
          <Input
            value={value.body}
            translate="no"
            placeholder='{ "pool_size": 20 }'
            autoComplete="off"
            className="font-mono"
            onChange={(event) => onChange({ ...value, body: event.currentTarget.value })}
          />
        </Field>
      </div>
    </div>
  );
}
