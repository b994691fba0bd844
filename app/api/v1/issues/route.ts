import { apiRoute } from "#lib/accounts/api-route.ts";
import { listIssues } from "#lib/issues/list-issues.ts";
import { listIssuesOperation } from "#lib/issues/operations.ts";

export const GET = apiRoute(listIssuesOperation, (context, { query }) =>
  listIssues(context, query),
);
