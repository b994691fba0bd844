import { ClientMessages } from "#app/messages/client-messages.tsx";
import { RecoveryHistory } from "#components/recovery/recovery-history.tsx";
import { RunCard } from "#components/recovery/run-card.tsx";
import type { Issue } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { listIssueRuns } from "#lib/recovery/list-issue-runs.ts";
import { recoverySummary } from "#lib/recovery/recovery-summary.ts";

type Props = { context: Context; issue: Issue };

/** What is done about the service's errors now, and what was done about these before. */
export async function IssueRecovery({ context, issue: { id, service } }: Props) {
  const [{ recovering, waiting }, runs] = await Promise.all([
    recoverySummary(context, { service }),
    listIssueRuns(context, { id, limit: 6 }),
  ]);
  const live = [...waiting, ...recovering];
  return (
    <>
      {live.length > 0 ? (
        <ClientMessages of={["recovery.actions", "recovery.runSteps"]}>
          {live.map((run) => (
            <RunCard key={run.id} run={run} />
          ))}
        </ClientMessages>
      ) : null}
      <RecoveryHistory runs={runs.filter(({ live }) => !live)} />
    </>
  );
}
