import { cutBatches } from "#lib/ingest/internal/cut-batches.ts";
import { commitIsolating } from "#lib/ingest/internal/isolate.ts";
import type { PlacedRecord } from "#lib/ingest/internal/placed-record.ts";
import type { SideReport } from "#lib/ingest/internal/side-report.ts";
import { type Spooled, unpack } from "#lib/ingest/internal/spooled.ts";
import type { StoreOutcome } from "#lib/issues/new-record.ts";
import type { Logger } from "#lib/platform/logger.ts";
import type { Spool } from "#lib/platform/spool.ts";

type Parts = {
  spool: Spool;
  commit(records: PlacedRecord[]): Promise<StoreOutcome[]>;
  commitReports(reports: SideReport[]): Promise<void>;
  bury(record: PlacedRecord, reason: unknown): Promise<StoreOutcome>;
  log: Logger;
};
type Entry = Spooled & { bytes: number };

/**
 * Hands the oldest segment of the spool on, in its order and up to `most` records at once; answers how many, or null when
 * there is none. Nobody waits for it, so a batch has as long as the database gives its statements. Where it throws, the
 * segment stays and comes again from its start: event ids make that harmless.
 */
export async function drainSegment(parts: Parts, most: number): Promise<number | null> {
  const { spool, commit, bury, log } = parts;
  const segment = await spool.takeOldest();
  if (!segment) return null;
  const entries = segment.payloads.flatMap((payload) => readEntry(payload, log));
  let drained = 0;
  for (const batch of cutBatches(entries, most)) {
    await commitIsolating(batch, commit, bury);
    drained += batch.length;
  }
  const reports = entries.flatMap((entry) => entry.reports);
  if (reports.length > 0) await keepReports(reports, parts);
  if (segment.damagedBytes > 0) {
    log.error({ bytes: segment.damagedBytes }, "a part of the spool is damaged and set aside");
  }
  await segment.remove(entries.length < segment.payloads.length);
  return drained;
}

/** What another version wrote may be unreadable here, and must not hold up what came after it. */
function readEntry(payload: Buffer, log: Logger): Entry[] {
  try {
    return [{ ...unpack(payload), bytes: payload.length }];
  } catch (err) {
    log.error(
      { err, bytes: payload.length },
      "an entry of the spool cannot be read; it is set aside",
    );
    return [];
  }
}

/** One that the database refuses must not hold up the records behind it for ever. */
async function keepReports(reports: SideReport[], { commitReports, log }: Parts): Promise<void> {
  await commitIsolating(
    reports,
    async (some) => {
      await commitReports(some);
      return some.map(({ id }) => id);
    },
    async ({ id, kind }, err) => {
      log.error({ err, report_id: id, kind }, "the database refuses a report; it is dropped");
      return id;
    },
  );
}
