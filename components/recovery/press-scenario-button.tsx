"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { describeLength } from "#components/recovery/describe-length.ts";
import { PlanSteps } from "#components/recovery/plan-steps.tsx";
import { ReasonField } from "#components/recovery/reason-field.tsx";
import { StartedRun } from "#components/recovery/started-run.ts";
import { Button } from "#components/ui/button.tsx";
import type { Scenario } from "#lib/recovery/schemas.ts";

type Props = {
  scenario: Scenario;
  disabled: boolean;
  describedBy?: string | undefined;
};

/** Runs a scenario now, as if its trigger had matched, after a question that tells its steps. */
export function PressScenarioButton({ scenario, disabled, describedBy }: Props) {
  const router = useRouter();
  const { name } = scenario;
  const [reason, setReason] = useState(`Run ${name} by hand`);
  return (
    <ConfirmSend
      trigger={
        <Button disabled={disabled} aria-describedby={describedBy}>
          Run {name} now
        </Button>
      }
      title={`Run ${name} now?`}
      effect={
        <>
          <p>
            It acts on {scenario.service} in {scenario.environment}, and goes on only while the
            errors do:
          </p>
          <div className="my-2">
            <PlanSteps plan={scenario} />
          </div>
          <p>{describeLength(scenario)}</p>
        </>
      }
      verb={`Run ${name}`}
      blocked={reason.trim() === ""}
      send={() => sendJson("POST", `/api/v1/scenarios/${name}/run`, { reason }, StartedRun)}
      onSent={({ id }) => router.push(`/recovery/runs/${id}`)}
    >
      <ReasonField value={reason} onChange={setReason} />
    </ConfirmSend>
  );
}
