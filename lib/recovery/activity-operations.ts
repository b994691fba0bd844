import { IssueActivity } from "#lib/issues/activity-schemas.ts";
import { listOf } from "#lib/platform/http/list.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";

export const listIssueActivityOperation = defineOperation({
  method: "GET",
  path: "/api/v1/issues/{id}/activity",
  summary: "Who did what to an issue, what happened to it and what was tried, newest first",
  access: "read",
  response: listOf(IssueActivity),
});
