"use client";

import { FlaskConical } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import { type FormProblem, type Sent, sendJson } from "#components/forms/send-json.ts";
import { ChoiceRow } from "#components/recovery/choice-row.tsx";
import { ReplayResult } from "#components/recovery/replay-result.tsx";
import { Button } from "#components/ui/button.tsx";
import { Replay } from "#lib/recovery/replay-schemas.ts";

type Props = {
  /** The name of a saved scenario, or one as it is being written; or why it cannot be read. */
  read: () => Sent<string | Record<string, unknown>>;
  /** Another one: what is shown is no longer of the plan as it stands. */
  version: string;
};

type Shown = { replay: Replay; of: string } | { problem: FormProblem } | null;

const spans = [
  { value: "24h", label: "24 h", hours: 24 },
  { value: "7d", label: "7 days", hours: 168 },
  { value: "30d", label: "30 days", hours: 720 },
] as const;
const spanParser = parseAsStringLiteral(spans.map(({ value }) => value)).withDefault("7d");

/** Tries a plan on stored history, and shows what would have come of it. Nothing is changed by it. */
export function TryScenario({ read, version }: Props) {
  const [span, setSpan] = useQueryState("replay", spanParser);
  const [pending, setPending] = useState(false);
  const [shown, setShown] = useState<Shown>(null);
  async function run(over: typeof span) {
    const scenario = read();
    if (!scenario.ok) return setShown({ problem: scenario.problem });
    setPending(true);
    const hours = spans.find(({ value }) => value === over)?.hours ?? 168;
    const from = new Date(Date.now() - hours * 3_600_000).toISOString();
    const body = { scenario: scenario.data, from };
    const sent = await sendJson("POST", "/api/v1/scenarios/simulate", body, Replay);
    setPending(false);
    setShown(sent.ok ? { replay: sent.data, of: version } : { problem: sent.problem });
  }
  function choose(wanted: typeof span) {
    void setSpan(wanted);
    if (shown) void run(wanted);
  }
  return (
    <section
      aria-label="Replay"
      className="mt-5 flex min-w-0 flex-col gap-3 border-t border-line pt-4"
    >
      <div className="flex flex-wrap items-center gap-2.5">
        <ChoiceRow
          name="replay-span"
          label="History that it is tried on"
          options={spans}
          value={span}
          onChange={choose}
        />
        <Button
          aria-busy={pending}
          aria-disabled={pending}
          onClick={() => void (pending ? null : run(span))}
        >
          <FlaskConical aria-hidden />
          {pending ? "Replaying" : "Replay"}
        </Button>
        <p className="text-sm text-ink-2">What it would have done in that time. Changes nothing.</p>
      </div>
      <div aria-live="polite" className="min-w-0">
        <Outcome shown={shown} version={version} />
      </div>
    </section>
  );
}

function Outcome({ shown, version }: { shown: Shown; version: string }) {
  if (shown === null) return null;
  if ("problem" in shown) {
    const { title, detail, errors } = shown.problem;
    const first = errors[0] ? ` ${errors[0].path}: ${errors[0].message}` : "";
    return <p className="wrap-anywhere text-bad">{`${title}: ${detail}${first}`}</p>;
  }
  return (
    <>
      {shown.of === version ? null : (
        <p className="mb-3 text-busy">The plan was changed after this replay.</p>
      )}
      <ReplayResult replay={shown.replay} />
    </>
  );
}
