import { toAuditEntry } from "#lib/accounts/audit-entry.ts";
import type { AuditFilter } from "#lib/accounts/audit-query.ts";
import { auditWhere } from "#lib/accounts/audit-where.ts";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { AuditEntry } from "#lib/accounts/schemas.ts";
import { byteOrderMark, toCsvRow } from "#lib/format/csv.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Download } from "#lib/platform/http/define-download.ts";

type Kind = "csv" | "ndjson";
const entriesAtOnce = 500;
const columns = ["time", "actor", "action", "object_type", "object_id", "before", "after"];

/** The entries of a filter as a file, newest first, read in parts while it is sent. That it was taken is audited. */
export async function exportAudit(
  context: Context,
  filter: AuditFilter,
  kind: Kind,
): Promise<Download> {
  requireAccess(context.actor, "admin");
  const where = auditWhere(filter, context.now());
  await recordAudit(context, {
    action: "export-audit",
    object: { type: "audit", id: kind },
    after: Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)),
  });
  const day = context.now().toISOString().slice(0, 10);
  return { name: `audit-${day}.${kind}`, content: writeParts(context, where, kind) };
}

async function* writeParts(
  { database }: Context,
  where: ReturnType<typeof auditWhere>,
  kind: Kind,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  if (kind === "csv") yield encoder.encode(byteOrderMark + toCsvRow(columns));
  let before: bigint | null = null;
  for (;;) {
    const rows: Parameters<typeof toAuditEntry>[0][] = await database.auditEntry.findMany({
      where: { ...where, ...(before === null ? {} : { id: { lt: before } }) },
      orderBy: { id: "desc" },
      take: entriesAtOnce,
    });
    const lines = rows.map((row) => toLine(toAuditEntry(row), kind));
    if (lines.length > 0) yield encoder.encode(lines.join(""));
    if (rows.length < entriesAtOnce) return;
    before = rows.at(-1)?.id ?? null;
  }
}

function toLine(entry: AuditEntry, kind: Kind): string {
  if (kind === "ndjson") return `${JSON.stringify(entry)}\n`;
  const { at, actor, action, object_type, object_id, before, after } = entry;
  const values = [before, after].map((value) => (value == null ? null : JSON.stringify(value)));
  return toCsvRow([at, actor, action, object_type, object_id, ...values]);
}
