import { setTimeout as sleep } from "node:timers/promises";
import type { Crew } from "#lib/notifications/deliver-due.ts";
import { deliverDue } from "#lib/notifications/deliver-due.ts";
import type { Context } from "#lib/platform/context.ts";
import type { TestDatabase } from "#tests/support/database.ts";

/** As if the time was over in which the first message of an incident waits for company. */
export async function endWaitForCompany({ database }: Context): Promise<void> {
  await database.$executeRaw`
    UPDATE deliveries SET next_try_at = clock_timestamp()
    WHERE tries = 0 AND state = 'pending' AND next_try_at > clock_timestamp()`;
}

/** Makes every try that is due, and every first one, and waits for all of them. */
export async function deliverAll(context: Context, crew: Crew): Promise<void> {
  for (;;) {
    await endWaitForCompany(context);
    if ((await deliverDue(context, crew)) > 0) continue;
    if (crew.lanes.size > 0) await Promise.race(crew.lanes);
    // What was written a moment ago is due at the next millisecond, as times are rounded.
    else if (await nothingAfter(50, context, crew)) return;
  }
}

async function nothingAfter(milliseconds: number, context: Context, crew: Crew): Promise<boolean> {
  await sleep(milliseconds);
  return (await deliverDue(context, crew)) === 0 && crew.lanes.size === 0;
}

/** How many tries were made of all deliveries there are. */
export async function countTries({ pool }: TestDatabase): Promise<number> {
  const { _sum } = await pool.delivery.aggregate({ _sum: { tries: true } });
  return _sum.tries ?? 0;
}
