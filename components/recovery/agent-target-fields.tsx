"use client";

import { Field } from "#components/forms/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { Target } from "#lib/recovery/target-schemas.ts";

type Props = { config: Partial<Target["config"]> };

/** Which command of which host; how it is run stands on that host alone. */
export function AgentTargetFields({ config }: Props) {
  return (
    <>
      <Field name="config.agent" label="Agent" hint="Its name, as under Settings, Agents.">
        <Input autoComplete="off" placeholder="web-1" defaultValue={text(config.agent)} />
      </Field>
      <Field
        name="config.command"
        label="Command"
        hint="A name in the allow-list of that host. Nothing else is sent."
      >
        <Input
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
