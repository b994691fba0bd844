"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { LeaveGuard } from "#components/forms/leave-guard.tsx";
import type { Sent } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { DraftContext } from "#components/recovery/draft-field.tsx";
import { PlanFields, type PlanRights } from "#components/recovery/plan-fields.tsx";
import { PlanSentence } from "#components/recovery/plan-sentence.tsx";
import { PlanText } from "#components/recovery/plan-text.tsx";
import { PlanViewSwitch } from "#components/recovery/plan-view-switch.tsx";
import type { ScenarioDraft } from "#components/recovery/scenario-draft.ts";
import { membersOf } from "#components/recovery/trigger-draft.ts";
import { TryScenario } from "#components/recovery/try-scenario.tsx";
import { usePlan } from "#components/recovery/use-plan.ts";
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

/** A plan by fields or as YAML, in words beside both, tried on history before it is saved. */
export function ScenarioForm(props: Props) {
  const t = useTranslations("recovery.scenarioForm");
  const { initial, targets, rights, verb, send, onSent, place, children } = props;
  const plan = usePlan(initial);
  const [first] = useState(place.name);
  const [saved, setSaved] = useState(false);
  const unsaved = !saved && (plan.changed || place.name !== first);
  async function submit(): Promise<Sent<Scenario>> {
    const read = plan.read();
    return read.ok ? send(read.data) : read;
  }
  function finish(scenario: Scenario) {
    setSaved(true);
    onSent(scenario);
  }
  return (
    <>
      <LeaveGuard unsaved={unsaved} />
      <Form send={submit} onSent={finish}>
        <DraftContext value={plan.fields}>
          {children}
          <PlanViewSwitch view={plan.view} onChange={plan.show} stay={plan.stay} />
          <PlanSentence plan={plan.current} />
          <FormError fields={plan.view === "form" ? fieldsOf(plan.fields.draft) : ["name"]} />
          {plan.view === "yaml" && plan.yaml ? (
            <PlanText
              yaml={plan.yaml}
              value={plan.text}
              onChange={plan.setText}
              faults={plan.faults}
            />
          ) : (
            <PlanFields targets={targets} rights={rights} />
          )}
        </DraftContext>
        <div className="flex flex-wrap items-center gap-x-3.5 gap-y-2">
          <SubmitButton>{verb}</SubmitButton>
          <p role="status" className="text-sm text-ink-2">
            {unsaved ? t("unsaved") : ""}
          </p>
        </div>
      </Form>
      <TryScenario
        read={() => {
          const read = plan.read();
          return read.ok ? { ok: true, data: { ...read.data, ...place } } : read;
        }}
        version={JSON.stringify(plan.current)}
      />
    </>
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
    ...["max_attempts", "attempts_window_seconds", "max_flaps"],
    ...steps.flatMap((_, index) => [...parts, ...params].map((part) => `steps.${index}${part}`)),
  ];
}
