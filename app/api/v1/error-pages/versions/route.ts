import { apiRoute } from "#lib/accounts/api-route.ts";
import { listPageVersionsOperation } from "#lib/error-pages/content-operations.ts";
import { listPageVersions } from "#lib/error-pages/list-page-versions.ts";

export const GET = apiRoute(listPageVersionsOperation, (context, { query }) =>
  listPageVersions(context, query.service ?? null),
);
