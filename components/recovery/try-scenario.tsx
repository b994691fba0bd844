"use client";

import { FlaskConical } from "lucide-react";
import { useState } from "react";
import { type FormProblem, type Sent, sendJson } from "#components/forms/send-json.ts";
import { ReplayResult } from "#components/recovery/replay-result.tsx";
import { Button } from "#components/ui/button.tsx";
import { Replay } from "#lib/recovery/replay-schemas.ts";

type Props = {
  /** The name of a saved scenario, or one as it is being written; or why it cannot be read. */
  read: () => Sent<string | Record<string, unknown>>;
};

type Shown = { replay: Replay } | { problem: FormProblem } | null;

/** A button that tries a plan on stored history, and what came of it. Nothing is changed by it. */
export function TryScenario({ read }: Props) {
  const [pending, setPending] = useState(false);
  const [shown, setShown] = useState<Shown>(null);
  async function run() {
    const scenario = read();
    if (!scenario.ok) return setShown({ problem: scenario.problem });
    setPending(true);
    const body = { scenario: scenario.data };
    const sent = await sendJson("POST", "/api/v1/scenarios/simulate", body, Replay);
    setPending(false);
    setShown(sent.ok ? { replay: sent.data } : { problem: sent.problem });
  }
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Button
        className="self-start"
        aria-disabled={pending}
        onClick={() => void (pending ? null : run())}
      >
        <FlaskConical aria-hidden />
        {pending ? "Trying it" : "Try it on the last 30 days"}
      </Button>
      <div aria-live="polite" className="min-w-0">
        {shown && "problem" in shown ? (
          <p className="wrap-anywhere text-bad">
            {shown.problem.title}: {shown.problem.detail}
          </p>
        ) : null}
        {shown && "replay" in shown ? <ReplayResult replay={shown.replay} /> : null}
      </div>
    </div>
  );
}
