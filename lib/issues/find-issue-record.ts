import { memberIds } from "#lib/issues/internal/member-ids.ts";
import { findNeighbours } from "#lib/issues/internal/sql/find-neighbours.ts";
import { listRecordRows } from "#lib/issues/internal/sql/list-records.ts";
import {
  type IssuePlace,
  pickRecord,
  type RecordChoice,
  type RecordPlace,
} from "#lib/issues/internal/sql/pick-record.ts";
import { placeRecord } from "#lib/issues/internal/sql/place-record.ts";
import { requireIssue } from "#lib/issues/list-issues.ts";
import { toRecord } from "#lib/issues/list-records.ts";
import type { Record } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Database } from "#lib/platform/database.ts";

const choices: readonly RecordChoice[] = ["latest", "first", "recommended"];
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A record of an issue, and the ids of those before and behind it; null at an end. */
export type IssueRecord = { record: Record; newer: string | null; older: string | null };

/**
 * The latest, the first or the recommended record of an issue, or the one with this id; null where it is not kept. The
 * recommended one is the fullest of the latest fifty: a stack trace counts four, a request id two, a user, an address, a
 * release and attributes one each; of equal ones, the latest. Throws `not-found`.
 */
export async function findIssueRecord(
  context: Context,
  { issue, which }: { issue: string; which: string },
): Promise<IssueRecord | null> {
  const { database } = context;
  const { service_id, first_seen, id } = await requireIssue(context, issue);
  const issues = await memberIds(database, { service_id, id });
  const place = { service_id, issues, from: first_seen };
  const chosen = await choose(database, which, place);
  if (!chosen) return null;
  const [rows, neighbours] = await Promise.all([
    listRecordRows(database, {
      ...{ id: chosen.id, from: chosen.timestamp, before: null, limit: 1, issue: id },
      ...{ to: new Date(chosen.timestamp.getTime() + 1), bytes: Number.MAX_SAFE_INTEGER },
    }),
    findNeighbours(database, chosen, place),
  ]);
  const [row] = rows;
  return row ? { record: toRecord(row), ...neighbours } : null;
}

function choose(database: Database, which: string, place: IssuePlace): Promise<RecordPlace | null> {
  const choice = choices.find((one) => one === which);
  if (choice) return pickRecord(database, choice, place);
  return uuid.test(which) ? placeRecord(database, which, place) : Promise.resolve(null);
}
