import { apiRoute } from "#lib/accounts/api-route.ts";
import { listIssueTags } from "#lib/issues/list-issue-tags.ts";
import { listIssueTagsOperation } from "#lib/issues/operations.ts";

export const GET = apiRoute(listIssueTagsOperation, (context, { params }) =>
  listIssueTags(context, params.id),
);
