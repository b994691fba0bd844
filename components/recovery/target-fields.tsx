"use client";

import { Field } from "#components/forms/field.tsx";
import {
  AllowPrivate,
  type PlaceProps,
  ReachedOver,
  text,
} from "#components/recovery/target-place.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

export type TargetFieldsProps = PlaceProps & { hasSecret: boolean };

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
  return (
    <>
      <Field
        name="config.program"
        label="Program"
        hint="As supervisord names it: web, or group:web."
      >
        <Input autoComplete="off" defaultValue={text(config.program)} />
      </Field>
      <ReachedOver
        config={config}
        mayOpen={mayOpen}
        examples={{ socket: "/run/supervisor.sock", url: "http://10.0.0.5:9001" }}
      />
      <Field name="config.username" label="User name" hint="Optional.">
        <Input autoComplete="off" defaultValue={text(config.username)} />
      </Field>
      <Field name="config.password" label="Password" hint={hasSecret ? keepSecret : "Optional."}>
        <Input type="password" autoComplete="new-password" />
      </Field>
    </>
  );
}

export function DockerTargetFields({ config, mayOpen }: TargetFieldsProps) {
  return (
    <>
      <Field name="config.container" label="Container" hint="Its name or id.">
        <Input autoComplete="off" placeholder="shop-web-1" defaultValue={text(config.container)} />
      </Field>
      <ReachedOver
        config={config}
        mayOpen={mayOpen}
        examples={{ socket: "/var/run/docker.sock", url: "http://10.0.0.5:2375" }}
        hint="Docker's own socket is full power over its host. Better is a proxy that lets containers only be read and restarted."
      />
    </>
  );
}

export function KubernetesTargetFields({ config, hasSecret, mayOpen }: TargetFieldsProps) {
  return (
    <>
      <Field name="config.deployment" label="Deployment">
        <Input autoComplete="off" placeholder="web" defaultValue={text(config.deployment)} />
      </Field>
      <Field name="config.namespace" label="Namespace">
        <Input autoComplete="off" placeholder="shop" defaultValue={text(config.namespace)} />
      </Field>
      <Field name="config.api" label="API server">
        <Input
          type="url"
          autoComplete="off"
          placeholder="https://10.0.0.5:6443"
          defaultValue={text(config.api)}
        />
      </Field>
      <Field
        name="config.token"
        label="Token"
        hint={
          hasSecret ? keepSecret : "Of a service account that may get and patch this deployment."
        }
      >
        <Input type="password" autoComplete="new-password" />
      </Field>
      <Field
        name="config.ca"
        label="Certificate of the cluster's authority"
        hint="As PEM. Leave it empty when the API server's certificate is publicly trusted."
      >
        <Textarea
          spellCheck={false}
          className="font-mono"
          placeholder="-----BEGIN CERTIFICATE-----"
          defaultValue={text(config.ca)}
        />
      </Field>
      <AllowPrivate config={config} mayOpen={mayOpen} />
    </>
  );
}
