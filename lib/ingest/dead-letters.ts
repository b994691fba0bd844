import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { unpack } from "#lib/ingest/internal/spooled.ts";
import type { DeadLetter } from "#lib/ingest/schemas.ts";
import { storePlaced } from "#lib/ingest/store-together.ts";
import type { Context } from "#lib/platform/context.ts";
import { requirePool } from "#lib/platform/database.ts";
import { isDatabaseAway } from "#lib/platform/database-failure.ts";
import { Problem } from "#lib/platform/errors.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";
import { requireUuid } from "#lib/platform/http/parse-id.ts";

const absence = "There is no dead letter with this id.";

/** Records that the database refuses to hold, newest first. */
export async function listDeadLetters(
  context: Context,
  { limit }: { limit: number },
): Promise<List<DeadLetter>> {
  requireAccess(context.actor, "operate");
  const rows = await context.database.deadLetter.findMany({
    orderBy: [{ created_at: "desc" }, { id: "desc" }],
    take: limit,
  });
  return wholeList(rows.map(toDeadLetter));
}

/** Stores a dead letter, now that it may be possible, and takes it from the list. Throws `not-found` or `conflict`. */
export async function replayDeadLetter(context: Context, id: string): Promise<void> {
  requireAccess(context.actor, "operate");
  const row = await requireDeadLetter(context, id);
  try {
    await storePlaced(
      { ...context, database: requirePool(context.database) },
      unpack(row.payload).records,
      // Beyond its share of the minute it would be counted only, and this is its only copy.
      { records_per_issue_per_minute: null },
    );
  } catch (cause) {
    if (isDatabaseAway(cause)) throw cause;
    throw new Problem("conflict", "The database still refuses this record.", { cause });
  }
  await remove(context, row.id, "replay-dead-letter");
}

/** Throws a dead letter away; throws `not-found`. */
export async function deleteDeadLetter(context: Context, id: string): Promise<void> {
  requireAccess(context.actor, "operate");
  const row = await requireDeadLetter(context, id);
  await remove(context, row.id, "delete-dead-letter");
}

async function requireDeadLetter(context: Context, id: string) {
  const where = { id: requireUuid(id, absence) };
  const row = await context.database.deadLetter.findUnique({ where });
  if (!row) throw new Problem("not-found", absence);
  return row;
}

async function remove(context: Context, id: string, action: string): Promise<void> {
  await context.database.deadLetter.deleteMany({ where: { id } });
  await recordAudit(context, { action, object: { type: "dead-letter", id } });
}

type DeadLetterRow = Omit<DeadLetter, "record" | "created_at"> & {
  payload: Uint8Array;
  created_at: Date;
};

function toDeadLetter({ payload, created_at, ...row }: DeadLetterRow): DeadLetter {
  const [record = {}] = unpack(payload).records;
  return { ...row, record, created_at: created_at.toISOString() };
}
