"use client";

import { useTranslations } from "next-intl";
import { Field } from "#components/forms/field.tsx";
import type { ParamsText } from "#components/recovery/read-params.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Input } from "#components/ui/input.tsx";

type Props = {
  value: ParamsText;
  onChange: (value: ParamsText) => void;
  /** Before each name, where the API answers their errors. */
  prefix?: string;
};

/** Which setting becomes what. */
export function ConfigParams({ value, onChange, prefix = "params" }: Props) {
  const t = useTranslations("recovery.configParams");
  return (
    <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
      <Field name={`${prefix}.key`} label={t("key")} hint={t("keyHint")}>
        <Input
          translate="no"
          value={value.key}
          placeholder="pool_size"
          autoComplete="off"
          onChange={(event) => onChange({ ...value, key: event.currentTarget.value })}
        />
      </Field>
      <Field name={`${prefix}.value`} label={t("value")} hint={t("valueHint")}>
        <Input
          value={value.value}
          placeholder="40"
          autoComplete="off"
          className="font-mono"
          onChange={(event) => onChange({ ...value, value: event.currentTarget.value })}
        />
      </Field>
      <div className="col-span-full">
        <Checkbox
          name={`${prefix}.revert`}
          checked={value.revert}
          onChange={(event) => onChange({ ...value, revert: event.currentTarget.checked })}
        >
          {t("revert")}
        </Checkbox>
      </div>
      <div className="col-span-full">
        <Field name={`${prefix}.path`} label={t("path")} hint={t("pathHint")}>
          <Input
            value={value.path}
            autoComplete="off"
            onChange={(event) => onChange({ ...value, path: event.currentTarget.value })}
          />
        </Field>
      </div>
    </div>
  );
}
