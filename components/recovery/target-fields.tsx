"use client";

import { useState } from "react";
import { Field } from "#components/forms/field.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Target } from "#lib/recovery/target-schemas.ts";

type Config = Partial<Target["config"]>;
export type TargetFieldsProps = { config: Config; hasSecret: boolean; mayOpen: boolean };

export const keepSecret = "A secret is stored. Leave this empty to keep it.";

export function HttpTargetFields({ config, hasSecret, mayOpen }: TargetFieldsProps) {
  return (
    <>
      <Field
        name="config.base_url"
        label="Address"
        hint="Actions are called below it: /paramedic/restart, unless a step names another path."
      >
        <Input
          type="url"
          autoComplete="off"
          placeholder="https://user-service.example.com/admin"
          defaultValue={text(config.base_url)}
        />
      </Field>
      <Field
        name="config.secret"
        label="Signing secret"
        hint={hasSecret ? keepSecret : "Signs each call as Standard Webhooks do. Optional."}
      >
        <Input type="password" autoComplete="new-password" />
      </Field>
      <AllowPrivate config={config} mayOpen={mayOpen} />
    </>
  );
}

export function SupervisordTargetFields({ config, hasSecret, mayOpen }: TargetFieldsProps) {
  const [over, setOver] = useState(config.socket || (mayOpen && !config.url) ? "socket" : "url");
  return (
    <>
      <Field
        name="config.program"
        label="Program"
        hint="As supervisord names it: web, or group:web."
      >
        <Input autoComplete="off" defaultValue={text(config.program)} />
      </Field>
      <Field
        name="over"
        label="Reached over"
        hint={mayOpen ? undefined : "Only an administrator may set a socket."}
      >
        <Select
          className="w-full"
          value={over}
          onChange={(event) => setOver(event.currentTarget.value)}
        >
          <option value="socket" disabled={!mayOpen}>
            A unix socket on this host
          </option>
          <option value="url">HTTP</option>
        </Select>
      </Field>
      {over === "socket" ? (
        <Field name="config.socket" label="Socket">
          <Input
            autoComplete="off"
            placeholder="/run/supervisor.sock"
            defaultValue={text(config.socket)}
          />
        </Field>
      ) : (
        <Field name="config.url" label="URL">
          <Input
            type="url"
            autoComplete="off"
            placeholder="http://10.0.0.5:9001"
            defaultValue={text(config.url)}
          />
        </Field>
      )}
      <Field name="config.username" label="User name" hint="Optional.">
        <Input autoComplete="off" defaultValue={text(config.username)} />
      </Field>
      <Field name="config.password" label="Password" hint={hasSecret ? keepSecret : "Optional."}>
        <Input type="password" autoComplete="new-password" />
      </Field>
      {over === "url" ? <AllowPrivate config={config} mayOpen={mayOpen} /> : null}
    </>
  );
}

export function AllowPrivate({ config, mayOpen }: Pick<TargetFieldsProps, "config" | "mayOpen">) {
  return (
    <Checkbox
      name="config.allow_private"
      defaultChecked={config.allow_private === true}
      disabled={!mayOpen}
    >
      The address is in a private network or on this host
      {mayOpen ? null : " (only an administrator may set it)"}
    </Checkbox>
  );
}

/** A stored value as a field shows it. */
export function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
