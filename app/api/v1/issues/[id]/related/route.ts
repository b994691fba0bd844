import { apiRoute } from "#lib/accounts/api-route.ts";
import { listRelatedIssues } from "#lib/issues/list-related-issues.ts";
import { listRelatedIssuesOperation } from "#lib/issues/operations.ts";

export const GET = apiRoute(listRelatedIssuesOperation, (context, { params }) =>
  listRelatedIssues(context, params.id),
);
