import type { PlacedRecord } from "#lib/ingest/internal/placed-record.ts";
import { createRate } from "#lib/ingest/rate.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { KnownService } from "#lib/services/ensure-services.ts";

const rate = createRate();
/** As they were when records of the service were stored last: a request is judged without asking the database. */
const limits = new Map<string, number>();

/** Notes how many records a minute these services may send. */
export function noteLimits(services: Map<string, KnownService>): void {
  for (const [name, service] of services) {
    const most = service.limits.records_per_minute;
    if (most === null) limits.delete(name);
    else limits.set(name, most);
  }
}

/** Throws `too-many` when a service of these records has sent its number of this minute to this process. */
export function requireRate(records: PlacedRecord[], now: number): void {
  if (limits.size === 0) return;
  const counts = new Map<string, number>();
  for (const { service } of records) counts.set(service, (counts.get(service) ?? 0) + 1);
  for (const [service, count] of counts) {
    const most = limits.get(service);
    const seconds = most === undefined ? null : rate.take(service, count, most, now);
    if (seconds === null) continue;
    throw new Problem(
      "too-many",
      `${service} may send ${most} records a minute; nothing of this request was stored.`,
      { retryAfterSeconds: seconds },
    );
  }
}
