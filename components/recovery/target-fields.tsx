"use client";

import { useTranslations } from "next-intl";
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

export function HttpTargetFields({ config, hasSecret, mayOpen }: TargetFieldsProps) {
  const t = useTranslations("recovery.targetFields");
  return (
    <>
      <Field name="config.base_url" label={t("address")} hint={t("addressHint")}>
        <Input
          translate="no"
          type="url"
          autoComplete="off"
          placeholder="https://user-service.example.com/admin"
          defaultValue={text(config.base_url)}
        />
      </Field>
      <Field
        name="config.secret"
        label={t("secret")}
        hint={hasSecret ? t("keepSecret") : t("secretHint")}
      >
        <Input type="password" autoComplete="new-password" />
      </Field>
      <AllowPrivate config={config} mayOpen={mayOpen} />
    </>
  );
}

export function SupervisordTargetFields({ config, hasSecret, mayOpen }: TargetFieldsProps) {
  const t = useTranslations("recovery.targetFields");
  return (
    <>
      <Field name="config.program" label={t("program")} hint={t("programHint")}>
        <Input autoComplete="off" defaultValue={text(config.program)} />
      </Field>
      <ReachedOver
        config={config}
        mayOpen={mayOpen}
        examples={{ socket: "/run/supervisor.sock", url: "http://10.0.0.5:9001" }}
      />
      <Field name="config.username" label={t("userName")} hint={t("optional")}>
        <Input autoComplete="off" defaultValue={text(config.username)} />
      </Field>
      <Field
        name="config.password"
        label={t("password")}
        hint={t(hasSecret ? "keepSecret" : "optional")}
      >
        <Input type="password" autoComplete="new-password" />
      </Field>
    </>
  );
}

export function DockerTargetFields({ config, mayOpen }: TargetFieldsProps) {
  const t = useTranslations("recovery.targetFields");
  return (
    <>
      <Field name="config.container" label={t("container")} hint={t("containerHint")}>
        <Input
          translate="no"
          autoComplete="off"
          placeholder="shop-web-1"
          defaultValue={text(config.container)}
        />
      </Field>
      <ReachedOver
        config={config}
        mayOpen={mayOpen}
        examples={{ socket: "/var/run/docker.sock", url: "http://10.0.0.5:2375" }}
        hint={t("dockerHint")}
      />
    </>
  );
}

export function KubernetesTargetFields({ config, hasSecret, mayOpen }: TargetFieldsProps) {
  const t = useTranslations("recovery.targetFields");
  return (
    <>
      <Field name="config.deployment" label={t("deployment")}>
        <Input
          translate="no"
          autoComplete="off"
          placeholder="web"
          defaultValue={text(config.deployment)}
        />
      </Field>
      <Field name="config.namespace" label={t("namespace")}>
        <Input
          translate="no"
          autoComplete="off"
          placeholder="shop"
          defaultValue={text(config.namespace)}
        />
      </Field>
      <Field name="config.api" label={t("api")}>
        <Input
          translate="no"
          type="url"
          autoComplete="off"
          placeholder="https://10.0.0.5:6443"
          defaultValue={text(config.api)}
        />
      </Field>
      <Field
        name="config.token"
        label={t("token")}
        hint={hasSecret ? t("keepSecret") : t("tokenHint")}
      >
        <Input type="password" autoComplete="new-password" />
      </Field>
      <Field name="config.ca" label={t("ca")} hint={t("caHint")}>
        <Textarea
          translate="no"
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
