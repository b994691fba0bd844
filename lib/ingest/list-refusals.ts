import { requireAccess } from "#lib/accounts/permissions.ts";
import { type KeptNote, listKeptRefusals } from "#lib/ingest/refusal-notes.ts";
import type { IngestRefusal } from "#lib/ingest/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";

type Query = { service?: string | undefined; after?: string | undefined; limit: number };

/**
 * Requests that this web process has refused lately, the latest first. `service` leaves those of its own keys, `after`
 * (RFC 3339) those refused since.
 */
export async function listRefusals(context: Context, query: Query): Promise<List<IngestRefusal>> {
  requireAccess(context.actor, "read");
  const since = query.after ? new Date(query.after).getTime() : 0;
  const notes = listKeptRefusals()
    .filter(({ at, service }) => at > since && (!query.service || service === query.service))
    .slice(0, query.limit);
  const keys = await readKeys(context, notes);
  return wholeList(notes.map((note) => toRefusal(note, keys)));
}

type Keys = Map<string, { name: string; hint: string }>;

async function readKeys({ database }: Context, notes: KeptNote[]): Promise<Keys> {
  const ids = new Set(notes.flatMap(({ key_id }) => key_id ?? []));
  if (ids.size === 0) return new Map();
  const rows = await database.ingestKey.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, hint: true },
  });
  return new Map(rows.map(({ id, name, hint }) => [id, { name, hint }]));
}

function toRefusal(note: KeptNote, keys: Keys): IngestRefusal {
  const { id, key_id, hint, at, first_at, ...rest } = note;
  const key = key_id === null ? undefined : keys.get(key_id);
  return {
    ...rest,
    id: String(id),
    at: new Date(at).toISOString(),
    first_at: new Date(first_at).toISOString(),
    key: key?.name ?? null,
    hint: key?.hint ?? hint,
  };
}
