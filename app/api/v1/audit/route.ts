import { apiRoute } from "#lib/accounts/api-route.ts";
import { listAuditEntries } from "#lib/accounts/list-audit-entries.ts";
import { listAuditEntriesOperation } from "#lib/accounts/operations.ts";

export const GET = apiRoute(listAuditEntriesOperation, (context, { query }) =>
  listAuditEntries(context, query),
);
