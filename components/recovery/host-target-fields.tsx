"use client";

import { useTranslations } from "next-intl";
import { Field } from "#components/forms/field.tsx";
import type { TargetFieldsProps } from "#components/recovery/target-fields.tsx";
import { text } from "#components/recovery/target-place.tsx";
import { Input } from "#components/ui/input.tsx";

type PathProps = {
  config: TargetFieldsProps["config"];
  name: string;
  label: string;
  hint?: string;
  example?: string;
};

function PathField({ config, name, label, hint, example }: PathProps) {
  return (
    <Field name={`config.${name}`} label={label} hint={hint}>
      <Input autoComplete="off" placeholder={example} defaultValue={text(config[name])} />
    </Field>
  );
}

export function NginxTargetFields({ config }: TargetFieldsProps) {
  const t = useTranslations("recovery.hostTarget");
  return (
    <>
      <PathField
        config={config}
        name="config_file"
        label={t("configuration")}
        hint={t("configurationHint")}
        example="/etc/nginx/nginx.conf"
      />
      <PathField config={config} name="pid_file" label={t("pidFile")} example="/run/nginx.pid" />
      <PathField
        config={config}
        name="binary"
        label={t("program")}
        hint={t("programHint", { path: "/usr/sbin/nginx" })}
      />
    </>
  );
}

export function HaproxyTargetFields({ config }: TargetFieldsProps) {
  const t = useTranslations("recovery.hostTarget");
  return (
    <>
      <PathField
        config={config}
        name="config_file"
        label={t("configuration")}
        hint={t("configurationHint")}
        example="/etc/haproxy/haproxy.cfg"
      />
      <PathField
        config={config}
        name="socket"
        label={t("socket")}
        hint={t("socketHint")}
        example="/run/haproxy-master.sock"
      />
      <PathField
        config={config}
        name="stats_socket"
        label={t("statsSocket")}
        hint={t("statsSocketHint")}
        example="/run/haproxy/admin.sock"
      />
      <PathField
        config={config}
        name="binary"
        label={t("program")}
        hint={t("programHint", { path: "/usr/sbin/haproxy" })}
      />
    </>
  );
}

export function SystemdTargetFields({ config }: TargetFieldsProps) {
  const t = useTranslations("recovery.hostTarget");
  return (
    <>
      <PathField
        config={config}
        name="unit"
        label={t("unit")}
        hint={t("unitHint")}
        example="user-service.service"
      />
      <PathField
        config={config}
        name="bus"
        label={t("bus")}
        hint={t("busHint")}
        example="unix:path=/run/user/1000/bus"
      />
    </>
  );
}
