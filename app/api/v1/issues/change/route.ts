import { apiRoute } from "#lib/accounts/api-route.ts";
import { changeIssues } from "#lib/issues/change-issues.ts";
import { changeIssuesOperation } from "#lib/issues/operations.ts";

export const POST = apiRoute(changeIssuesOperation, (context, { body }) =>
  changeIssues(context, body),
);
