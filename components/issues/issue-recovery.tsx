import Link from "next/link";
import { RunStatePill } from "#components/recovery/run-state-pill.tsx";
import type { RunState } from "#lib/recovery/schemas.ts";

/** The latest run for an issue's service and code. */
export type Recovery = { id: string; state: RunState };

export function IssueRecovery({ recovery }: { recovery: Recovery | undefined }) {
  if (!recovery) return <span className="text-ink-3">–</span>;
  return (
    <Link href={{ pathname: `/recovery/runs/${recovery.id}` }} className="inline-flex">
      <RunStatePill state={recovery.state} />
    </Link>
  );
}
