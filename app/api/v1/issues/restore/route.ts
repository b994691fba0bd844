import { apiRoute } from "#lib/accounts/api-route.ts";
import { restoreIssuesOperation } from "#lib/issues/operations.ts";
import { restoreIssues } from "#lib/issues/restore-issues.ts";

export const POST = apiRoute(restoreIssuesOperation, (context, { body }) =>
  restoreIssues(context, body),
);
