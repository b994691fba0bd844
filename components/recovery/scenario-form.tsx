"use client";

import { type ReactNode, useMemo, useState } from "react";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import type { Sent } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { DraftContext } from "#components/recovery/draft-field.tsx";
import { PlanFields, type PlanRights } from "#components/recovery/plan-fields.tsx";
import { PlanJson } from "#components/recovery/plan-json.tsx";
import { readPlan } from "#components/recovery/read-plan.ts";
import { type ScenarioDraft, toPlan } from "#components/recovery/scenario-draft.ts";
import { Button } from "#components/ui/button.tsx";
import type { Scenario } from "#lib/recovery/schemas.ts";
import type { Target } from "#lib/recovery/target-schemas.ts";

type Props = {
  initial: ScenarioDraft;
  targets: Target[];
  rights: PlanRights;
  verb: string;
  send: (plan: Record<string, unknown>) => Promise<Sent<Scenario>>;
  onSent: (scenario: Scenario) => void;
  /** Fields of what is no part of the plan: its name, its service. */
  children?: ReactNode;
};

/** A plan by fields or as JSON, whichever its author prefers; both hold the same. */
export function ScenarioForm({ initial, targets, rights, verb, send, onSent, children }: Props) {
  const [draft, setDraft] = useState(initial);
  const [json, setJson] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const state = useMemo(() => {
    const change = (part: Partial<ScenarioDraft>) => setDraft((one) => ({ ...one, ...part }));
    return { draft, change };
  }, [draft]);
  function toggle() {
    if (json === null) return setJson(JSON.stringify(toPlan(draft), null, 2));
    const read = readPlan(json);
    setFault(read.ok ? null : read.problem.detail);
    if (!read.ok) return;
    setDraft(read.data.draft);
    setJson(null);
  }
  async function submit(): Promise<Sent<Scenario>> {
    if (json === null) return send(toPlan(draft));
    const read = readPlan(json);
    return read.ok ? send(read.data.plan) : read;
  }
  return (
    <Form send={submit} onSent={onSent}>
      <DraftContext value={state}>
        <FormError fields={json === null ? fieldsOf(draft) : ["name"]} />
        {children}
        {json === null ? (
          <PlanFields targets={targets} rights={rights} />
        ) : (
          <PlanJson value={json} fault={fault} onChange={setJson} />
        )}
      </DraftContext>
      <div className="flex flex-wrap gap-2.5">
        <SubmitButton>{verb}</SubmitButton>
        <Button onClick={toggle}>{json === null ? "Edit as JSON" : "Edit by fields"}</Button>
      </div>
    </Form>
  );
}

/** The fields that say their own errors. */
function fieldsOf({ steps }: ScenarioDraft): string[] {
  const parts = ["", ".action", ".target", ".timeout_seconds", ".settle_seconds"];
  const params = [".params.method", ".params.path", ".params.body"];
  return [
    ...["name", "service", "environment", "mode", "escalate_to", "cooldown_seconds"],
    ...["trigger.error_codes", "trigger.count", "trigger.window_seconds"],
    ...["verify.windows", "verify.window_seconds", "verify.max_count"],
    ...["verify.probe.url", "verify.probe.expect_status"],
    ...["max_attempts", "attempts_window_seconds"],
    ...steps.flatMap((_, index) => [...parts, ...params].map((part) => `steps.${index}${part}`)),
  ];
}
