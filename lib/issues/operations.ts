import { z } from "zod";
import {
  ChangeIssue,
  CreateGroupingRule,
  Feedback,
  GroupingPreview,
  GroupingRule,
  Issue,
  IssueSort,
  IssueState,
  MergedIssue,
  MergeIssues,
  OrderGroupingRules,
  Record,
  SplitIssue,
} from "#lib/issues/schemas.ts";
import { IssueTags } from "#lib/issues/tag-schemas.ts";
import { listLimit, listOf, timeRange } from "#lib/platform/http/list.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";

const text = z.string().min(1).max(300).optional();

export const listRecordsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/records",
  summary: "Records as stored, newest first",
  access: "read",
  query: z.object({
    service: text,
    environment: text,
    error_code: text,
    request_id: text,
    reference: text.describe("As the visitor reads it out: case and hyphen do not matter."),
    issue: z.uuid().optional(),
    q: text.describe("Part of the message."),
    ...timeRange,
    cursor: z.string().optional(),
    limit: listLimit,
  }),
  response: listOf(Record),
});

export const listIssuesOperation = defineOperation({
  method: "GET",
  path: "/api/v1/issues",
  summary: "Issues",
  access: "read",
  query: z.object({
    service: text,
    environment: text,
    error_code: text,
    state: IssueState.optional(),
    assignee: z
      .union([z.uuid(), z.enum(["me", "nobody"])])
      .optional()
      .describe("A user's id, `me` or `nobody`."),
    q: text.describe("Part of the title or the error code."),
    sort: IssueSort.default("last_seen"),
    cursor: z.string().optional(),
    limit: listLimit,
  }),
  response: listOf(Issue),
});

export const getIssueOperation = defineOperation({
  method: "GET",
  path: "/api/v1/issues/{id}",
  summary: "One issue",
  access: "read",
  response: Issue,
});

export const changeIssueOperation = defineOperation({
  method: "PATCH",
  path: "/api/v1/issues/{id}",
  summary: "Open, resolve, mute or assign an issue",
  access: "operate",
  body: ChangeIssue,
  response: Issue,
});

export const mergeIssuesOperation = defineOperation({
  method: "POST",
  path: "/api/v1/issues/{id}/merge",
  summary: "Let an issue count for others of its service; splitting undoes it",
  access: "operate",
  body: MergeIssues,
  response: Issue,
});

export const splitIssueOperation = defineOperation({
  method: "POST",
  path: "/api/v1/issues/{id}/split",
  summary: "Let merged issues count for themselves again; merging undoes it",
  access: "operate",
  body: SplitIssue,
  response: Issue,
});

export const listMergedIssuesOperation = defineOperation({
  method: "GET",
  path: "/api/v1/issues/{id}/merged",
  summary: "The fingerprints that count in an issue",
  access: "read",
  response: listOf(MergedIssue),
});

export const listRelatedIssuesOperation = defineOperation({
  method: "GET",
  path: "/api/v1/issues/{id}/related",
  summary: "Issues of any service that may be the same fault",
  access: "read",
  response: listOf(Issue),
});

export const listIssueTagsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/issues/{id}/tags",
  summary: "How fields and attributes spread over an issue's latest records",
  access: "read",
  response: IssueTags,
});

export const listIssueFeedbackOperation = defineOperation({
  method: "GET",
  path: "/api/v1/issues/{id}/feedback",
  summary: "What people wrote who met an issue",
  access: "read",
  response: listOf(Feedback),
});

export const listServiceFeedbackOperation = defineOperation({
  method: "GET",
  path: "/api/v1/services/{name}/feedback",
  summary: "What people wrote who met an error of a service",
  access: "read",
  response: listOf(Feedback),
});

export const listGroupingRulesOperation = defineOperation({
  method: "GET",
  path: "/api/v1/grouping-rules",
  summary: "Grouping rules in their order; the first that matches counts",
  access: "read",
  response: listOf(GroupingRule),
});

export const createGroupingRuleOperation = defineOperation({
  method: "POST",
  path: "/api/v1/grouping-rules",
  summary: "Add a grouping rule for the records to come",
  access: "operate",
  status: 201,
  body: CreateGroupingRule,
  response: GroupingRule,
});

export const deleteGroupingRuleOperation = defineOperation({
  method: "DELETE",
  path: "/api/v1/grouping-rules/{id}",
  summary: "End a grouping rule; what it has grouped stays",
  access: "operate",
  status: 204,
  response: z.void(),
});

export const previewGroupingRuleOperation = defineOperation({
  method: "POST",
  path: "/api/v1/grouping-rules/preview",
  summary: "What a rule would have done to the newest 1,000 records of the last week",
  access: "read",
  body: CreateGroupingRule,
  response: GroupingPreview,
});

export const orderGroupingRulesOperation = defineOperation({
  method: "PUT",
  path: "/api/v1/grouping-rules/order",
  summary: "Put the grouping rules in another order",
  access: "operate",
  body: OrderGroupingRules,
  response: listOf(GroupingRule),
});
