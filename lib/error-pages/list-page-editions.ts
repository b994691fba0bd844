import { requireAccess } from "#lib/accounts/permissions.ts";
import type { PageEditionSummary } from "#lib/error-pages/content-schemas.ts";
import { listEditionRows } from "#lib/error-pages/internal/sql/list-editions.ts";
import { PageTheme } from "#lib/error-pages/look-schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";

/** What is edited of the organisation's pages, first, and of each service's. */
export async function listPageEditions(context: Context): Promise<List<PageEditionSummary>> {
  requireAccess(context.actor, "read");
  const rows = await listEditionRows(context.database);
  return wholeList(
    rows.map((row) => ({ ...row, theme: PageTheme.safeParse(row.theme).data ?? null })),
  );
}
