import Link from "next/link";
import type { ReactNode } from "react";
import { Time } from "#components/ui/time.tsx";
import type { Run } from "#lib/recovery/answers.ts";

/** Why the run is there, who asked for it, and which plan it follows. */
export function RunFacts({ run }: { run: Run }) {
  return (
    <dl className="grid grid-cols-[8rem_1fr] gap-x-4 gap-y-2">
      <Fact name="Why">{run.reason}</Fact>
      <Fact name="Started by">{run.cause === "trigger" ? "its trigger" : run.requested_by}</Fact>
      {run.decided_by ? <Fact name="Decided by">{run.decided_by}</Fact> : null}
      <Fact name="Began">
        <Time at={run.created_at} />
      </Fact>
      {run.ended_at ? (
        <Fact name="Ended">
          <Time at={run.ended_at} />
        </Fact>
      ) : null}
      <Fact name="Plan">
        {run.scenario ? (
          <Link
            className="text-accent underline"
            href={`/scenarios/${run.scenario}?version=${run.scenario_version}`}
          >
            {run.scenario}, version {run.scenario_version}
          </Link>
        ) : (
          "One action, pressed on a target"
        )}
      </Fact>
      <Fact name="Acts on">
        {run.targets.map(({ name, type }) => `${name} (${type})`).join(", ") || "–"}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}
