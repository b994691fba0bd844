"use client";

import { Field } from "#components/forms/field.tsx";
import { keepSecret, type TargetFieldsProps } from "#components/recovery/target-fields.tsx";
import { AllowPrivate, text } from "#components/recovery/target-place.tsx";
import { Input } from "#components/ui/input.tsx";

export function RedisTargetFields({ config, hasSecret, mayOpen }: TargetFieldsProps) {
  return (
    <>
      <Field
        name="config.url"
        label="URL"
        hint="Behind the last / is the number of the database. rediss:// goes over TLS."
      >
        <Input
          autoComplete="off"
          inputMode="url"
          placeholder="redis://cache.example.com:6379/0"
          defaultValue={text(config.url)}
        />
      </Field>
      <Field
        name="config.prefix"
        label="Keys begin with"
        hint="Only these are removed. Write * ? [ ] and \ with a \ before them."
      >
        <Input autoComplete="off" placeholder="cache:" defaultValue={text(config.prefix)} />
      </Field>
      <Field
        name="config.max_keys"
        label="At most this many keys"
        hint="Nothing is removed when more keys match."
      >
        <Input
          type="number"
          min={1}
          max={1_000_000}
          defaultValue={text(config.max_keys) || "100000"}
        />
      </Field>
      <Field name="config.username" label="User name" hint="Optional.">
        <Input autoComplete="off" defaultValue={text(config.username)} />
      </Field>
      <Field name="config.password" label="Password" hint={hasSecret ? keepSecret : "Optional."}>
        <Input type="password" autoComplete="new-password" />
      </Field>
      <AllowPrivate config={config} mayOpen={mayOpen} />
    </>
  );
}
