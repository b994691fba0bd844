import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { createTurnstile } from "#lib/platform/turnstile.ts";
import { evaluateTriggers } from "#lib/recovery/evaluate-triggers.ts";
import { closeIncident } from "#lib/recovery/internal/close-incident.ts";
import { isAliveAgain } from "#lib/recovery/internal/is-alive-again.ts";
import { isStillSilent } from "#lib/recovery/internal/is-still-silent.ts";
import { moveRun } from "#lib/recovery/internal/move-run.ts";
import { findOverdueRuns, type OverdueRun } from "#lib/recovery/internal/sql/find-overdue-runs.ts";
import {
  findQuietIncidents,
  type QuietIncident,
} from "#lib/recovery/internal/sql/find-quiet-incidents.ts";
import { listSilencePlaces } from "#lib/recovery/internal/sql/list-enabled-scenarios.ts";
import { mostClaims, quietSeconds } from "#lib/recovery/run-limits.ts";
import type { RunState } from "#lib/recovery/schemas.ts";

const mostReconsidered = 1000;
const placesTogether = 200;
// Of its own: new errors do not wait behind what is only looked at again.
const turnstile = createTurnstile(2);

/**
 * What no fact brings about: proposals and starts that are out of date expire, runs that no worker can drive go to
 * people, conditions that still hold are looked at again, and incidents that went quiet close. Answers how many
 * runs it moved. May run on several workers at once.
 */
export async function sweepRuns(context: Context): Promise<number> {
  let moved = 0;
  for (const run of await findOverdueRuns(context.database)) {
    const { to, detail } = judgeOverdue(run);
    if (await moveRun(context, run, { to, detail, actor: "sweeper", fence: null })) moved += 1;
  }
  await reconsiderPlaces(context);
  await closeQuietIncidents(context);
  return moved;
}

function judgeOverdue(run: OverdueRun): { to: RunState; detail: string } {
  if (run.claims > mostClaims) {
    const detail = `${mostClaims} workers took the run up and none could drive it on.`;
    return { to: "NEEDS_ATTENTION", detail };
  }
  if (run.state === "AWAITING_APPROVAL") {
    return { to: "EXPIRED", detail: "Nobody approved it in time." };
  }
  const detail = "It was held or waiting for a worker for too long.";
  return { to: run.attempts > 0 ? "ESCALATED" : "EXPIRED", detail };
}

/** A cooldown that ends brings no fact, though the errors may go on; and silence never brings one. */
async function reconsiderPlaces(context: Context): Promise<void> {
  const open = await context.database.incident.findMany({
    where: { closed_at: null },
    select: { service_id: true, environment: true },
    orderBy: { detected_at: "desc" },
    take: mostReconsidered,
  });
  const silent = await listSilencePlaces(context.database);
  const places = new Map([...open, ...silent].map((place) => [JSON.stringify(place), place]));
  const asked = [...places.values()];
  for (let from = 0; from < asked.length; from += placesTogether) {
    const part = asked.slice(from, from + placesTogether);
    await evaluateTriggers(context, part, turnstile).catch((error) => {
      context.log.error({ err: error }, "places could not be looked at again");
    });
  }
}

/** What was handed over to people is not over because it is silent: its service must show a sign of life. */
async function closeQuietIncidents(context: Context): Promise<void> {
  const { database } = context;
  const alive = new Set<string>();
  const ask = async ({ handed_over_run_id: id }: QuietIncident) => {
    if (!id) return;
    const answers = await isAliveAgain(database, id).catch((error) => {
      context.log.error({ run_id: id, err: error }, "the service could not be asked");
      return false;
    });
    if (answers) alive.add(id);
  };
  await Promise.all((await findQuietIncidents(database, quietSeconds)).map(ask));
  // Found once more, because errors may have come while the services were asked.
  for (const incident of await findQuietIncidents(database, quietSeconds)) {
    const { handed_over_run_id } = incident;
    if (handed_over_run_id && !alive.has(handed_over_run_id)) continue;
    if (incident.silent && (await isStillSilent(context, incident))) continue;
    await transact(context.database, (transaction) =>
      closeIncident(transaction, {
        incident,
        closed_at: incident.last_arrival,
        closed_by: "quiet",
      }),
    );
  }
}
