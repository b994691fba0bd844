import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";
import { requireUuid } from "#lib/platform/http/parse-id.ts";
import { generateSecret, hashSecret, hintOf } from "#lib/platform/secrets.ts";
import { requireService } from "#lib/services/require-service.ts";
import type { CreatedIngestKey, CreateIngestKey, IngestKey } from "#lib/services/schemas.ts";

type KeyRow = {
  id: string;
  name: string;
  hint: string;
  created_at: Date;
  last_used_at: Date | null;
  service: { name: string } | null;
};

/** The valid keys, newest first; secrets are not stored and not answered. */
export async function listIngestKeys(context: Context): Promise<List<IngestKey>> {
  requireAccess(context.actor, "read");
  const rows = await context.database.ingestKey.findMany({
    where: { revoked_at: null },
    include: { service: { select: { name: true } } },
    orderBy: { created_at: "desc" },
  });
  return wholeList(rows.map(toIngestKey));
}

/** Creates a key; its secret is in this answer and nowhere else. */
export async function createIngestKey(
  context: Context,
  input: CreateIngestKey,
): Promise<CreatedIngestKey> {
  requireAccess(context.actor, "admin");
  const service = input.service ? await requireService(context, input.service) : null;
  const secret = generateSecret("pmk");
  const row = await transact(context.database, async (database) => {
    const created = await database.ingestKey.create({
      data: {
        name: input.name,
        service_id: service?.id ?? null,
        key_hash: hashSecret(secret),
        hint: hintOf(secret),
      },
    });
    await recordAudit(
      { ...context, database },
      {
        action: "create-ingest-key",
        object: { type: "ingest-key", id: created.id },
        after: { name: input.name, service: service?.name ?? null },
      },
    );
    return created;
  });
  return { ...toIngestKey({ ...row, service }), secret };
}

const absence = "There is no such valid ingest key.";

/** Ends a key at once; throws `not-found` when there is no such valid key. */
export async function revokeIngestKey(context: Context, id: string): Promise<void> {
  requireAccess(context.actor, "admin");
  await transact(context.database, async (database) => {
    const { count } = await database.ingestKey.updateMany({
      where: { id: requireUuid(id, absence), revoked_at: null },
      data: { revoked_at: context.now() },
    });
    if (count === 0) throw new Problem("not-found", absence);
    await recordAudit(
      { ...context, database },
      {
        action: "revoke-ingest-key",
        object: { type: "ingest-key", id },
      },
    );
  });
}

function toIngestKey(row: KeyRow): IngestKey {
  return {
    id: row.id,
    name: row.name,
    service: row.service?.name ?? null,
    hint: row.hint,
    created_at: row.created_at.toISOString(),
    last_used_at: row.last_used_at?.toISOString() ?? null,
  };
}
