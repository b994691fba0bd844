import { Lately } from "#components/recovery/lately.tsx";
import { RunCard } from "#components/recovery/run-card.tsx";
import type { Issue } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { recoverySummary } from "#lib/recovery/recovery-summary.ts";

type Props = { context: Context; issue: Issue };

/** What is done about the service's errors now, and what was done lately. */
export async function IssueRecovery({ context, issue: { service } }: Props) {
  const { recovering, waiting, lately } = await recoverySummary(context, { service });
  return (
    <>
      {[...waiting, ...recovering].map((run) => (
        <RunCard key={run.id} run={run} />
      ))}
      <Lately runs={lately.slice(0, 4)} />
    </>
  );
}
