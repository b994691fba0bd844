import type { Database } from "#lib/platform/database.ts";

/** From now on arrivals of the service are counted by issue, too, in the open transaction where there is one. */
export async function watchIssues(database: Database, service_id: number): Promise<void> {
  await database.issueWatch.createMany({ data: [{ service_id }], skipDuplicates: true });
}
