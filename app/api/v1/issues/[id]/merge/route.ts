import { apiRoute } from "#lib/accounts/api-route.ts";
import { mergeIssues } from "#lib/issues/merge-issues.ts";
import { mergeIssuesOperation } from "#lib/issues/operations.ts";

export const POST = apiRoute(mergeIssuesOperation, (context, { params, body }) =>
  mergeIssues(context, { id: params.id, merge: body }),
);
