import { Prisma } from "#generated/client.ts";
import type { Database } from "#lib/platform/database.ts";

export type RecordPlace = { id: string; timestamp: Date };
/** Where an issue's records are: its service, its own id with those merged into it, its first time. */
export type IssuePlace = { service_id: number; issues: string[]; from: Date };
export type RecordChoice = "latest" | "first" | "recommended";

const latestOnes = 50;

/** Which record of these issues is the latest, the first, or the fullest of the latest fifty? None where none is kept. */
export async function pickRecord(
  database: Database,
  which: RecordChoice,
  { service_id, issues, from }: IssuePlace,
): Promise<RecordPlace | null> {
  const order = which === "first" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const best = which === "recommended" ? Prisma.sql`one.fullness DESC,` : Prisma.empty;
  const [found] = await database.$queryRaw<RecordPlace[]>`
    SELECT one.id::text, one.timestamp FROM (
      SELECT end_of.* FROM unnest(${issues}::uuid[]) AS m(issue_id), LATERAL (
        SELECT r.id, r.timestamp,
               4 * (r.stack_trace IS NOT NULL)::int + 2 * (r.request_id IS NOT NULL)::int
               + (r.user_id IS NOT NULL)::int + (r.url IS NOT NULL)::int + (r.release IS NOT NULL)::int
               + (r.attributes <> '{}')::int AS fullness
        FROM records r
        WHERE r.service_id = ${service_id} AND r.issue_id = m.issue_id AND r.timestamp >= ${from}
        ORDER BY r.timestamp ${order}, r.id ${order} LIMIT ${which === "recommended" ? latestOnes : 1}) AS end_of
      ORDER BY end_of.timestamp ${order}, end_of.id ${order} LIMIT ${which === "recommended" ? latestOnes : 1}
    ) AS one
    ORDER BY ${best} one.timestamp ${order}, one.id ${order} LIMIT 1`;
  return found ?? null;
}
