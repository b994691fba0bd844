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
import { membersOf } from "#components/recovery/trigger-draft.ts";
import { TryScenario } from "#components/recovery/try-scenario.tsx";
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
  /** What is no part of the plan, for trying it before it is saved. */
  place: { name: string; service: string; environment: string };
  /** Fields of what is no part of the plan: its name, its service. */
  children?: ReactNode;
};

/** A plan by fields or as JSON, whichever its author prefers; both hold the same. */
export function ScenarioForm(props: Props) {
  const { initial, targets, rights, verb, send, onSent, place, children } = props;
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
  function read(): Sent<Record<string, unknown>> {
    if (json === null) return { ok: true, data: toPlan(draft) };
    const typed = readPlan(json);
    return typed.ok ? { ok: true, data: typed.data.plan } : typed;
  }
  async function submit(): Promise<Sent<Scenario>> {
    const plan = read();
    return plan.ok ? send(plan.data) : plan;
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
      <TryScenario
        read={() => {
          const plan = read();
          return plan.ok ? { ok: true, data: { ...plan.data, ...place } } : plan;
        }}
      />
    </Form>
  );
}

/** The fields that say their own errors. */
function fieldsOf({ steps, kind }: ScenarioDraft): string[] {
  const parts = ["", ".action", ".target", ".timeout_seconds", ".settle_seconds"];
  const params = [".params.method", ".params.path", ".params.body"];
  return [
    ...["name", "service", "environment", "mode", "escalate_to", "cooldown_seconds"],
    ...["kind", ...membersOf[kind]].map((member) => `trigger.${member}`),
    ...["verify.windows", "verify.window_seconds", "verify.max_count"],
    ...["verify.probe.url", "verify.probe.expect_status"],
    ...["max_attempts", "attempts_window_seconds"],
    ...steps.flatMap((_, index) => [...parts, ...params].map((part) => `steps.${index}${part}`)),
  ];
}
