import { apiRoute } from "#lib/accounts/api-route.ts";
import { splitIssueOperation } from "#lib/issues/operations.ts";
import { splitIssue } from "#lib/issues/split-issue.ts";

export const POST = apiRoute(splitIssueOperation, (context, { params, body }) =>
  splitIssue(context, { id: params.id, split: body }),
);
