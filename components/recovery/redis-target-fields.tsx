"use client";

import { useTranslations } from "next-intl";
import { Field } from "#components/forms/field.tsx";
import type { TargetFieldsProps } from "#components/recovery/target-fields.tsx";
import { AllowPrivate, text } from "#components/recovery/target-place.tsx";
import { Input } from "#components/ui/input.tsx";

export function RedisTargetFields({ config, hasSecret, mayOpen }: TargetFieldsProps) {
  const t = useTranslations("recovery.redisTargetFields");
  const shared = useTranslations("recovery.targetFields");
  return (
    <>
      <Field name="config.url" label={t("url")} hint={t("urlHint")}>
        <Input
          translate="no"
          autoComplete="off"
          inputMode="url"
          placeholder="redis://cache.example.com:6379/0"
          defaultValue={text(config.url)}
        />
      </Field>
      <Field name="config.prefix" label={t("prefix")} hint={t("prefixHint")}>
        <Input
          translate="no"
          autoComplete="off"
          placeholder="cache:"
          defaultValue={text(config.prefix)}
        />
      </Field>
      <Field name="config.max_keys" label={t("maxKeys")} hint={t("maxKeysHint")}>
        <Input
          type="number"
          min={1}
          max={1_000_000}
          defaultValue={text(config.max_keys) || "100000"}
        />
      </Field>
      <Field name="config.username" label={shared("userName")} hint={shared("optional")}>
        <Input autoComplete="off" defaultValue={text(config.username)} />
      </Field>
      <Field
        name="config.password"
        label={shared("password")}
        hint={shared(hasSecret ? "keepSecret" : "optional")}
      >
        <Input type="password" autoComplete="new-password" />
      </Field>
      <AllowPrivate config={config} mayOpen={mayOpen} />
    </>
  );
}
