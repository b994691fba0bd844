import { settleTry } from "#lib/notifications/internal/settle-try.ts";
import {
  type ClaimedDelivery,
  claimDelivery,
} from "#lib/notifications/internal/sql/claim-delivery.ts";
import { sendNotice } from "#lib/notifications/send-notice.ts";
import type { Context } from "#lib/platform/context.ts";

const mostLanes = 24;
/** Lanes that channels whose last try failed cannot have: however many hang, the others go on. */
const steadyLanes = 8;

/** Who sends: a worker, and the lanes in which it has tries under way. */
export type Crew = { id: string; signal: AbortSignal; lanes: Set<Promise<void>> };

export function createCrew(worker: { id: string; signal: AbortSignal }): Crew {
  return { ...worker, lanes: new Set() };
}

/**
 * Starts a lane for the next delivery that is due, and answers 1 without waiting for it; 0 when there is none, or no
 * lane is free. A lane goes on until nothing is due: one try at a time for each channel, each 15 s at most. Await
 * `crew.lanes` before the database is closed.
 */
export async function deliverDue(context: Context, crew: Crew): Promise<number> {
  if (crew.signal.aborted || crew.lanes.size >= mostLanes) return 0;
  const claimed = await claim(context, crew);
  if (!claimed) return 0;
  const lane = runLane(context, crew, claimed)
    .catch((error) => context.log.error({ err: error }, "a sender of notifications failed"))
    .finally(() => crew.lanes.delete(lane));
  crew.lanes.add(lane);
  return 1;
}

async function runLane(context: Context, crew: Crew, first: ClaimedDelivery): Promise<void> {
  let claimed: ClaimedDelivery | null = first;
  while (claimed) {
    await makeTry(context, crew, claimed);
    claimed = crew.signal.aborted ? null : await claim(context, crew);
  }
}

function claim({ database }: Context, crew: Crew): Promise<ClaimedDelivery | null> {
  return claimDelivery(database, { steadyOnly: crew.lanes.size >= mostLanes - steadyLanes });
}

async function makeTry(context: Context, crew: Crew, claimed: ClaimedDelivery): Promise<void> {
  const outcome = await sendNotice({
    channel: {
      id: claimed.channel_id,
      type: claimed.channel_type,
      config: claimed.channel_config,
      sealed: claimed.channel_sealed,
    },
    delivery: claimed,
    message: claimed.message,
    signal: crew.signal,
  });
  await settleTry(context, claimed, { ...outcome, stopping: crew.signal.aborted });
}
