import { randomUUID } from "node:crypto";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { withoutQuery } from "#lib/error-pages/shown-url.ts";
import type { CreateStatusExport, StatusExport } from "#lib/error-pages/status-export-schemas.ts";
import { sealToken } from "#lib/error-pages/status-export-token.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { isUniqueViolation } from "#lib/platform/database-failure.ts";
import { Problem } from "#lib/platform/errors.ts";
import { requireCallableUrl } from "#lib/platform/outbound.ts";
import { hintOf } from "#lib/platform/secrets.ts";

/** Adds a place for status files; throws `conflict` when the name is taken, `wrong-input` for a URL that may not be called. */
export async function createStatusExport(
  context: Context,
  input: CreateStatusExport,
): Promise<StatusExport> {
  requireAccess(context.actor, "admin");
  const { name, url, token, allow_private = false } = input;
  requireCallableUrl(url, allow_private);
  const id = randomUUID();
  const sealed = token === undefined ? null : sealToken(id, token);
  const created_by = context.actor.name;
  try {
    const row = await transact(context.database, async (database) => {
      await recordAudit(
        { ...context, database },
        {
          action: "create-status-export",
          object: { type: "status-export", id: name },
          after: { name, url: withoutQuery(url), allow_private },
        },
      );
      const data = { id, name, url, sealed, allow_private, created_by };
      return database.statusExport.create({ data });
    });
    const hint = token === undefined ? null : `…${hintOf(token)}`;
    const created_at = row.created_at.toISOString();
    return { name, url, hint, allow_private, created_at, last_exported_at: null, fault: null };
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new Problem("conflict", `There is a place named ${name} already.`, { cause });
  }
}
