"use client";

import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Time } from "#components/ui/time.tsx";
import type { OpenBreaker } from "#lib/recovery/answers.ts";

type Props = { scenario: string; breakers: OpenBreaker[]; mayOperate: boolean };

/** Which of the plan's actions did not help several times in a row, and when one may be tried again. */
export function BreakerNotice({ scenario, breakers, mayOperate }: Props) {
  return breakers.map((breaker) => (
    <div key={breaker.action} className="mb-gap">
      <Callout
        title={`The breaker of ${breaker.action} is open.`}
        actions={mayOperate ? <CloseBreaker {...{ scenario, breaker }} /> : null}
      >
        Its last runs did not help, so runs leave it out, and the scenario asks when nothing else is
        left. By itself it may try once <Time at={breaker.next_try_at} />.
      </Callout>
    </div>
  ));
}

function CloseBreaker({ scenario, breaker }: { scenario: string; breaker: OpenBreaker }) {
  const path = `/api/v1/scenarios/${encodeURIComponent(scenario)}/reset-breaker` as const;
  return (
    <ConfirmSend
      trigger={<Button>Close the breaker</Button>}
      title={`Close the breaker of ${breaker.action}?`}
      effect="What failed before counts no more. The mode stays as it is; change it in the plan."
      verb="Close the breaker"
      send={() => sendJson("POST", path, { action: breaker.action }, anyAnswer)}
      onSent={() => toast("The breaker is closed")}
    />
  );
}
