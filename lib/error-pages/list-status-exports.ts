import { requireAccess } from "#lib/accounts/permissions.ts";
import {
  type StatusExportRow,
  statusExportsWithFaults,
} from "#lib/error-pages/internal/sql/status-exports-with-faults.ts";
import { withoutQuery } from "#lib/error-pages/shown-url.ts";
import type { StatusExport } from "#lib/error-pages/status-export-schemas.ts";
import { openToken } from "#lib/error-pages/status-export-token.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";
import { hintOf } from "#lib/platform/secrets.ts";

/** The places for status files by name, without their tokens. */
export async function listStatusExports(context: Context): Promise<List<StatusExport>> {
  requireAccess(context.actor, "read");
  const rows = await statusExportsWithFaults(context.database);
  return wholeList(rows.map(toStatusExport));
}

/** A token that was sealed by another AUTH_SECRET shows nothing; that it fails is told by its fault. */
function hintAt(id: string, sealed: string): string {
  try {
    return `…${hintOf(openToken(id, sealed))}`;
  } catch {
    return "…";
  }
}

function toStatusExport(row: StatusExportRow): StatusExport {
  const { id, name, url, sealed, allow_private, fault, failing_since } = row;
  return {
    ...{ name, url: withoutQuery(url), allow_private },
    hint: sealed === null ? null : hintAt(id, sealed),
    created_at: row.created_at.toISOString(),
    last_exported_at: row.last_exported_at?.toISOString() ?? null,
    fault:
      fault === null || failing_since === null
        ? null
        : { reason: fault, since: failing_since.toISOString(), services: row.failing },
  };
}
