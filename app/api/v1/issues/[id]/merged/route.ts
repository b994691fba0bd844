import { apiRoute } from "#lib/accounts/api-route.ts";
import { listMergedIssues } from "#lib/issues/list-merged-issues.ts";
import { listMergedIssuesOperation } from "#lib/issues/operations.ts";

export const GET = apiRoute(listMergedIssuesOperation, (context, { params }) =>
  listMergedIssues(context, params.id),
);
