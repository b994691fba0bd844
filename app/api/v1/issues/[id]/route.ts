import { apiRoute } from "#lib/accounts/api-route.ts";
import { changeIssue } from "#lib/issues/change-issue.ts";
import { getIssue } from "#lib/issues/list-issues.ts";
import { changeIssueOperation, getIssueOperation } from "#lib/issues/operations.ts";

export const GET = apiRoute(getIssueOperation, (context, { params }) =>
  getIssue(context, params.id),
);
export const PATCH = apiRoute(changeIssueOperation, (context, { params, body }) =>
  changeIssue(context, { id: params.id, change: body }),
);
