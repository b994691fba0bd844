"use client";

import { Field } from "#components/forms/field.tsx";
import type { TargetFieldsProps } from "#components/recovery/target-fields.tsx";
import { text } from "#components/recovery/target-place.tsx";
import { Input } from "#components/ui/input.tsx";

type PathProps = {
  config: TargetFieldsProps["config"];
  name: string;
  label: string;
  hint?: string;
  placeholder?: string;
};

function PathField({ config, name, label, hint, placeholder }: PathProps) {
  return (
    <Field name={`config.${name}`} label={label} hint={hint}>
      <Input autoComplete="off" placeholder={placeholder} defaultValue={text(config[name])} />
    </Field>
  );
}

export function NginxTargetFields({ config }: TargetFieldsProps) {
  return (
    <>
      <PathField
        config={config}
        name="config_file"
        label="Configuration"
        hint="Checked before each reload; a faulty one is not loaded."
        placeholder="/etc/nginx/nginx.conf"
      />
      <PathField config={config} name="pid_file" label="Pid file" placeholder="/run/nginx.pid" />
      <PathField
        config={config}
        name="binary"
        label="Program"
        hint="Optional: /usr/sbin/nginx unless given."
      />
    </>
  );
}

export function HaproxyTargetFields({ config }: TargetFieldsProps) {
  return (
    <>
      <PathField
        config={config}
        name="config_file"
        label="Configuration"
        hint="Checked before each reload; a faulty one is not loaded."
        placeholder="/etc/haproxy/haproxy.cfg"
      />
      <PathField
        config={config}
        name="socket"
        label="Master socket"
        hint="As haproxy -W -S has it."
        placeholder="/run/haproxy-master.sock"
      />
      <PathField
        config={config}
        name="stats_socket"
        label="Stats socket"
        hint="Optional: asked for signs of life."
        placeholder="/run/haproxy/admin.sock"
      />
      <PathField
        config={config}
        name="binary"
        label="Program"
        hint="Optional: /usr/sbin/haproxy unless given."
      />
    </>
  );
}

export function SystemdTargetFields({ config }: TargetFieldsProps) {
  return (
    <>
      <PathField
        config={config}
        name="unit"
        label="Unit"
        hint="The whole name of a service."
        placeholder="user-service.service"
      />
      <PathField
        config={config}
        name="bus"
        label="Bus"
        hint="Optional: the system's unless given."
        placeholder="unix:path=/run/user/1000/bus"
      />
    </>
  );
}
