"use client";

import { useTranslations } from "next-intl";
import { Field } from "#components/forms/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { Target } from "#lib/recovery/target-schemas.ts";

type Props = { config: Partial<Target["config"]> };

/** Which command of which host; how it is run stands on that host alone. */
export function AgentTargetFields({ config }: Props) {
  const t = useTranslations("recovery.agentTarget");
  return (
    <>
      <Field name="config.agent" label={t("agent")} hint={t("agentHint")}>
        <Input
          translate="no"
          autoComplete="off"
          placeholder="web-1"
          defaultValue={text(config.agent)}
        />
      </Field>
      <Field name="config.command" label={t("command")} hint={t("commandHint")}>
        <Input
          translate="no"
          autoComplete="off"
          placeholder="restart-user-service"
          defaultValue={text(config.command)}
        />
      </Field>
    </>
  );
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
