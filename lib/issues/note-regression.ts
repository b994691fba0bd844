import type { Context } from "#lib/platform/context.ts";

/** Keeps that a resolved issue came back, and when; the same again changes nothing. */
export async function noteRegression(
  { database }: Context,
  { service_id, issue_id, at }: { service_id: number; issue_id: string; at: Date },
): Promise<void> {
  await database.issueEvent.createMany({
    data: [{ service_id, issue_id, at, kind: "regressed" }],
    skipDuplicates: true,
  });
}
