"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ComponentType, type ReactNode, useState } from "react";
import { toast } from "sonner";
import { Field } from "#components/forms/field.tsx";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { AgentTargetFields } from "#components/recovery/agent-target-fields.tsx";
import {
  HaproxyTargetFields,
  NginxTargetFields,
  SystemdTargetFields,
} from "#components/recovery/host-target-fields.tsx";
import { readTargetConfig, targetConfigKeys } from "#components/recovery/read-target.ts";
import { RedisTargetFields } from "#components/recovery/redis-target-fields.tsx";
import {
  DockerTargetFields,
  HttpTargetFields,
  KubernetesTargetFields,
  SupervisordTargetFields,
  type TargetFieldsProps,
} from "#components/recovery/target-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogTrigger,
} from "#components/ui/dialog.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Target, type TargetType, targetTypes } from "#lib/recovery/target-schemas.ts";

type Props = {
  service: string;
  environments: string[];
  /** Whether the reader may reach private addresses and sockets. */
  mayOpen: boolean;
  /** The target to change; a new one where there is none. */
  target?: Target;
  trigger: ReactNode;
};

type Kind = { Fields: ComponentType<TargetFieldsProps>; onHost?: boolean };
const kinds: Record<TargetType, Kind> = {
  http: { Fields: HttpTargetFields },
  supervisord: { Fields: SupervisordTargetFields },
  systemd: { Fields: SystemdTargetFields, onHost: true },
  docker: { Fields: DockerTargetFields },
  kubernetes: { Fields: KubernetesTargetFields },
  redis: { Fields: RedisTargetFields },
  nginx: { Fields: NginxTargetFields, onHost: true },
  haproxy: { Fields: HaproxyTargetFields, onHost: true },
  agent: { Fields: AgentTargetFields },
};
const shownFields = [
  ...["name", "environment", "type"],
  ...Object.values(targetConfigKeys).flatMap((keys) => keys.map((key) => `config.${key}`)),
];

/** Adds a target to a service, or changes how one is reached. */
export function TargetDialog({ trigger, target, ...rest }: Props) {
  const t = useTranslations("recovery.targetDialog");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  function done({ name }: Target) {
    setOpen(false);
    router.refresh();
    toast(t(target ? "changed" : "added", { name }));
  }
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        title={target ? t("change", { name: target.name }) : t("add", { service: rest.service })}
        description={t(target ? "changeNote" : "addNote")}
      >
        <TargetForm target={target} onSent={done} {...rest} />
      </DialogContent>
    </Dialog>
  );
}

type FormProps = Omit<Props, "trigger" | "target"> & {
  target: Target | undefined;
  onSent: (target: Target) => void;
};

function TargetForm({ service, environments, mayOpen, target, onSent }: FormProps) {
  const t = useTranslations("recovery.targetDialog");
  const [type, setType] = useState<string>(target?.type ?? "supervisord");
  const { Fields } = kinds[targetTypes.find((known) => known === type) ?? "http"];
  function send(values: FormData) {
    const config = readTargetConfig(type, values);
    if (target) return sendJson("PATCH", `/api/v1/targets/${target.name}`, { config }, Target);
    const { name, environment } = Object.fromEntries(values);
    const body = { name, service, environment, type, config };
    return sendJson("POST", "/api/v1/targets", body, Target);
  }
  return (
    <Form send={send} onSent={onSent}>
      <FormError fields={shownFields} />
      {target ? null : (
        <NewTargetFields
          service={service}
          environments={environments}
          type={type}
          onType={setType}
          mayOpen={mayOpen}
        />
      )}
      <Fields
        key={type}
        config={target?.config ?? {}}
        hasSecret={target?.has_secret ?? false}
        mayOpen={mayOpen}
      />
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("cancel")}</Button>
        </DialogClose>
        <SubmitButton>{t(target ? "save" : "submit")}</SubmitButton>
      </DialogFooter>
    </Form>
  );
}

type NewProps = Pick<Props, "service" | "environments" | "mayOpen"> & {
  type: string;
  onType: (type: string) => void;
};

function NewTargetFields({ service, environments, mayOpen, type, onType }: NewProps) {
  const t = useTranslations("recovery.targetDialog");
  const known = environments.length > 0 ? environments : ["production"];
  return (
    <>
      <Field name="name" label={t("name")} hint={t("nameHint")}>
        <Input
          translate="no"
          autoComplete="off"
          placeholder={`${service.replace(/[^\w.-]+/g, "-")}-web`}
        />
      </Field>
      <Field name="environment" label={t("environment")}>
        <Select className="w-full" defaultValue={known[0]}>
          {known.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </Field>
      <Field name="type" label={t("type")} hint={mayOpen ? undefined : t("onlyAdmin")}>
        <Select
          className="w-full"
          value={type}
          onChange={(event) => onType(event.currentTarget.value)}
        >
          {targetTypes.map((value) => (
            <option key={value} value={value} disabled={kinds[value].onHost && !mayOpen}>
              {t(`kinds.${value}`)}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}
