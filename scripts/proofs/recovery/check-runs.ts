import { canMove } from "#lib/recovery/run-state.ts";
import { RunState } from "#lib/recovery/schemas.ts";
import type { Bed, WardContext } from "./ward.ts";

/** Runs of these services that were created since. */
export async function listRuns({ database }: WardContext, beds: Bed[], since: Date) {
  return database.run.findMany({
    where: {
      service_id: { in: beds.map(({ service_id }) => service_id) },
      created_at: { gte: since },
    },
    include: { events: { orderBy: { seq: "asc" } }, attempts: true, targets: true },
  });
}
export type FoundRun = Awaited<ReturnType<typeof listRuns>>[number];

/** What is wrong with a run that has ended: its story must be whole, its targets free, its calls accounted for. */
export function findFaults(run: FoundRun): string[] {
  const { state, ended_at, lease_until, targets, attempts } = run;
  const open = attempts.filter(({ result }) => result === null);
  const faults = ended_at
    ? [
        ...findStoryFaults(run),
        ...(lease_until ? ["has ended and is still leased"] : []),
        ...(targets.some(({ live }) => live) ? ["has ended and holds its target"] : []),
        ...open.map(({ idempotency_key }) => `nobody accounted for the call ${idempotency_key}`),
      ]
    : [`has not ended: ${state}`];
  return faults.map((fault) => `run ${run.id} of ${run.name}: ${fault}`);
}

function findStoryFaults({ state, events }: FoundRun): string[] {
  const path = events.map(({ to_state }) => RunState.parse(to_state));
  const faults = events.flatMap(({ seq }, index) =>
    seq === index ? [] : [`event ${index} is missing`],
  );
  path.forEach((to, index) => {
    const from = path[index - 1];
    if (from && !canMove(from, to)) faults.push(`went from ${from} to ${to}`);
  });
  if (path.at(-1) !== state) faults.push(`is ${state}, its story ends with ${path.at(-1)}`);
  return faults;
}

/** Live runs that nothing would ever wake, and targets with more than one live run. */
export async function listStranded({ database }: WardContext): Promise<string[]> {
  const rows = await database.$queryRaw<{ fault: string }[]>`
    SELECT 'run ' || id || ' in ' || state || ' has no wake-up' AS fault FROM runs
    WHERE ended_at IS NULL AND (
      (state = 'AWAITING_APPROVAL' AND expires_at IS NULL)
      OR (state <> 'AWAITING_APPROVAL' AND lease_until IS NULL
          AND not_before > clock_timestamp() + interval '10 minutes')
      OR (state = 'QUEUED' AND expires_at IS NULL)
      OR lease_until > clock_timestamp() + interval '31 seconds')
    UNION ALL
    SELECT 'target ' || target_id || ' has ' || count(*) || ' live runs' FROM run_targets
    WHERE live GROUP BY target_id HAVING count(*) > 1`;
  return rows.map(({ fault }) => fault);
}
