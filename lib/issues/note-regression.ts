import type { Context } from "#lib/platform/context.ts";

/** Keeps that a resolved issue came back, and when; the same again changes nothing. */
export async function noteRegression(
  { database, now }: Context,
  { service_id, issue_id }: { service_id: number; issue_id: string },
): Promise<void> {
  const issue = await database.issue.findUnique({
    where: { service_id_id: { service_id, id: issue_id } },
  });
  if (!issue) return;
  // Changed by somebody since: only now is known to be after it.
  const at = issue.state === "regressed" ? issue.state_changed_at : now();
  await database.issueEvent.createMany({
    data: [{ service_id, issue_id, at, kind: "regressed" }],
    skipDuplicates: true,
  });
}
