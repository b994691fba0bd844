import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import { requireUuid } from "#lib/platform/http/parse-id.ts";

/** Ends a token at once; throws `not-found` when there is no such valid token. */
export async function revokeApiToken(context: Context, id: string | undefined): Promise<void> {
  requireAccess(context.actor, "admin");
  const absence = "There is no such valid API token.";
  const tokenId = requireUuid(id, absence);
  await transact(context.database, async (database) => {
    const row = await database.apiToken.findFirst({ where: { id: tokenId, revoked_at: null } });
    if (!row) throw new Problem("not-found", absence);
    await database.apiToken.update({
      where: { id: row.id },
      data: { revoked_at: context.now() },
    });
    await recordAudit(
      { ...context, database },
      {
        action: "revoke-api-token",
        object: { type: "api-token", id: row.id },
        before: { name: row.name, scope: row.scope },
      },
    );
  });
}
