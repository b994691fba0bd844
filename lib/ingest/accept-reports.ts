import { recordFeedback } from "#lib/issues/record-feedback.ts";
import { recordOutcomes } from "#lib/issues/record-outcomes.ts";
import type { Context } from "#lib/platform/context.ts";
import { ensureServices } from "#lib/services/ensure-services.ts";
import { recordCheckIns } from "#lib/services/record-check-in.ts";

/** What SDKs tell beside errors: how many they threw away, signs of life, what a person wrote. Plain data. */
export type SideReport = {
  /** A UUID; the same report twice has the same one and counts once. */
  id: string;
  service: string;
  environment: string;
  at: Date;
} & (
  | { kind: "dropped"; quantity: number }
  | { kind: "check-in"; monitor: string; status: string }
  | {
      kind: "feedback";
      event_id: string | null;
      name: string | null;
      email: string | null;
      message: string;
    }
);

type Numbered<Kind> = Extract<SideReport, { kind: Kind }> & { service_id: number };

/** Keeps reports where their readers find them; the same report again changes nothing. */
export async function acceptReports(context: Context, reports: SideReport[]): Promise<void> {
  if (reports.length === 0) return;
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
