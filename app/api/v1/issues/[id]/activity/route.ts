import { apiRoute } from "#lib/accounts/api-route.ts";
import { listIssueActivityOperation } from "#lib/recovery/activity-operations.ts";
import { listIssueActivity } from "#lib/recovery/list-issue-activity.ts";

export const GET = apiRoute(listIssueActivityOperation, (context, { params }) =>
  listIssueActivity(context, params.id),
);
