import Link from "next/link";
import { RunStatePill } from "#components/recovery/run-state-pill.tsx";
import { RunSteps } from "#components/recovery/run-steps.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Run } from "#lib/recovery/answers.ts";

/** A run as it happens: why, by which scenario, and each of its steps. */
export function RunCard({ run }: { run: Run }) {
  return (
    <Panel
      title={
        <Link href={{ pathname: `/recovery/runs/${run.id}` }} className="hover:underline">
          {run.service} · {run.environment}
        </Link>
      }
      aside={<RunStatePill state={run.state} />}
      note={
        <>
          {run.reason}
          {run.scenario ? ` · scenario “${run.scenario}”` : ` · ${run.name}`}
        </>
      }
    >
      <RunSteps run={run} />
    </Panel>
  );
}
