import { toApiToken } from "#lib/accounts/api-token.ts";
import { requireAccess } from "#lib/accounts/permissions.ts";
import type { ApiToken } from "#lib/accounts/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";

/** The tokens that are not revoked, newest first; expired ones too, so that people see why one stopped. */
export async function listApiTokens(context: Context): Promise<List<ApiToken>> {
  requireAccess(context.actor, "admin");
  const rows = await context.database.apiToken.findMany({
    where: { revoked_at: null },
    orderBy: { created_at: "desc" },
  });
  return wholeList(rows.map(toApiToken));
}
