import { withinPatience } from "#lib/ingest/internal/circuit.ts";
import { commitIsolating } from "#lib/ingest/internal/isolate.ts";
import type { PlacedRecord } from "#lib/ingest/internal/placed-record.ts";
import type { SideReport } from "#lib/ingest/internal/side-report.ts";
import { unpack } from "#lib/ingest/internal/spooled.ts";
import type { Logger } from "#lib/platform/logger.ts";
import type { Spool } from "#lib/platform/spool.ts";

type Parts = {
  spool: Spool;
  commit(records: PlacedRecord[]): Promise<unknown>;
  commitReports(reports: SideReport[]): Promise<void>;
  log: Logger;
};

const batch = 500;

/**
 * Hands the oldest segment of the spool on, in its order; answers how many records, or null when there is none. Where
 * it throws, the segment stays and comes again from its start: event ids make that harmless.
 */
export async function drainSegment(parts: Parts): Promise<number | null> {
  const { spool, commit, log } = parts;
  const segment = await spool.takeOldest();
  if (!segment) return null;
  const entries = segment.payloads.map(unpack);
  const records = entries.flatMap((entry) => entry.records);
  for (let start = 0; start < records.length; start += batch) {
    await commit(records.slice(start, start + batch));
  }
  const reports = entries.flatMap((entry) => entry.reports);
  if (reports.length > 0) await withinPatience(reports.length, keepReports(reports, parts));
  if (segment.damagedBytes > 0) {
    log.error({ bytes: segment.damagedBytes }, "a part of the spool is damaged and set aside");
  }
  await segment.remove();
  return records.length;
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
