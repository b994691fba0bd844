import type { SideReport } from "#lib/ingest/internal/side-report.ts";
import { type StoreContext, storeOf } from "#lib/ingest/store-together.ts";

export type { SideReport };

/** Keeps reports in the database, or in the spool while it is away; the same report again changes nothing. */
export async function acceptReports(context: StoreContext, reports: SideReport[]): Promise<void> {
  if (reports.length === 0) return;
  const store = await storeOf(context);
  await store.storeReports(reports);
}
