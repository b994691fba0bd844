import type { SideReport } from "#lib/ingest/internal/side-report.ts";
import { recordFeedback } from "#lib/issues/record-feedback.ts";
import { recordOutcomes } from "#lib/issues/record-outcomes.ts";
import type { Context } from "#lib/platform/context.ts";
import { ensureServices } from "#lib/services/ensure-services.ts";
import { recordCheckIns } from "#lib/services/record-check-in.ts";

type Numbered<Kind> = Extract<SideReport, { kind: Kind }> & { service_id: number };

/** Puts reports where their readers find them; the same report again changes nothing. */
export async function storeReports(context: Context, reports: SideReport[]): Promise<void> {
  const services = await ensureServices(context, reports);
  const numbered = reports.flatMap((report) => {
    const service = services.get(report.service);
    return service ? [{ ...report, service_id: service.id }] : [];
  });
  const ofKind = <Kind extends SideReport["kind"]>(kind: Kind) =>
    numbered.filter((report): report is Numbered<Kind> => report.kind === kind);
  await recordOutcomes(context, ofKind("dropped"));
  await recordCheckIns(context, ofKind("check-in"));
  await recordFeedback(context, ofKind("feedback"));
}
