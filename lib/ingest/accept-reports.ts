import { scrubberInForce } from "#lib/ingest/internal/scrubber-in-force.ts";
import type { SideReport } from "#lib/ingest/internal/side-report.ts";
import { type StoreContext, storeOf } from "#lib/ingest/store-together.ts";

export type { SideReport };

/**
 * Keeps reports in the database, or in the spool while it is away; the same report again changes nothing. What people
 * wrote is scrubbed first; their names and addresses they gave on purpose.
 */
export async function acceptReports(context: StoreContext, reports: SideReport[]): Promise<void> {
  const scrubber = await scrubberInForce(context.database, context.now().getTime());
  const scrubbed = reports.map((report) =>
    report.kind === "feedback" ? { ...report, message: scrubber.text(report.message) } : report,
  );
  const store = await storeOf(context);
  await store.storeReports(scrubbed);
}
