import { setTimeout as sleep } from "node:timers/promises";
import type { PlacedRecord } from "#lib/ingest/internal/placed-record.ts";
import { createRate } from "#lib/ingest/rate.ts";
import type { Context } from "#lib/platform/context.ts";
import { isDatabaseAway } from "#lib/platform/database-failure.ts";
import { Problem } from "#lib/platform/errors.ts";
import { findServices, type KnownService } from "#lib/services/ensure-services.ts";

const rate = createRate();
/** As they were when records of the service were stored last: a request is judged without asking the database. */
const limits = new Map<string, number>();
/** A refusal asks for the limits at most so often, and waits so long to hear that they are others by now. */
const lookMilliseconds = 1000;
const patienceMilliseconds = 500;
let looking: Promise<unknown> = Promise.resolve();
let nextLook = 0;

/** Notes how many records a minute these services may send. */
export function noteLimits(services: Map<string, KnownService>): void {
  for (const [name, service] of services) {
    const most = service.limits.records_per_minute;
    if (most === null) limits.delete(name);
    else limits.set(name, most);
  }
}

/**
 * Throws `too-many` when a service of these records has sent its number of this minute to this process. No promise where
 * that can be told at once.
 */
export function requireRate(
  context: Context,
  records: PlacedRecord[],
  now: number,
): Promise<void> | null {
  if (limits.size === 0) return null;
  const counts = new Map<string, number>();
  for (const { service } of records) counts.set(service, (counts.get(service) ?? 0) + 1);
  return takeAll(counts, now) === null ? null : requireHigherLimits(context, counts, now);
}

async function requireHigherLimits(
  context: Context,
  counts: ReadonlyMap<string, number>,
  now: number,
): Promise<void> {
  // While all of a service is refused, nothing of it is stored, and nobody else would notice that its limit was changed.
  if (now >= nextLook) {
    nextLook = now + lookMilliseconds;
    looking = Promise.race([lookAgain(context), sleep(patienceMilliseconds, null, { ref: false })]);
  }
  await looking;
  const refusal = takeAll(counts, now);
  if (refusal) throw refusal;
}

/** Takes for all services, or for none where one has too little; the refusal tells the longest wait. */
function takeAll(counts: ReadonlyMap<string, number>, now: number): Problem | null {
  const limited = [...counts].flatMap(([service, count]) => {
    const most = limits.get(service);
    return most === undefined ? [] : [{ service, count, most }];
  });
  const [longest] = limited
    .map((one) => ({ ...one, seconds: rate.wait(one.service, one.count, one.most, now) ?? 0 }))
    .sort((one, other) => other.seconds - one.seconds);
  if (longest && longest.seconds > 0) {
    return new Problem(
      "too-many",
      `${longest.service} may send ${longest.most} records a minute; nothing of this request was stored.`,
      { retryAfterSeconds: longest.seconds },
    );
  }
  for (const { service, count, most } of limited) rate.take(service, count, most, now);
  return null;
}

async function lookAgain(context: Context): Promise<void> {
  try {
    noteLimits(await findServices(context, [...limits.keys()]));
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
  }
}
