import { z } from "zod";
import {
  ChangedIssues,
  ChangeIssues,
  ExportFormat,
  IssueFacets,
  IssueFilter,
  RestoreIssues,
} from "#lib/issues/filter-schemas.ts";
import {
  ChangeIssue,
  CreateGroupingRule,
  Feedback,
  GroupingPreview,
  GroupingRule,
  Issue,
  IssueSort,
  Level,
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

const recordFilter = {
  service: text,
  environment: text,
  error_code: text,
  level: Level.optional(),
  release: text,
  user_id: text,
  request_id: text,
  reference: text.describe("As the visitor reads it out: case and hyphen do not matter."),
  issue: z.uuid().optional(),
  q: text.describe("Part of the message."),
  ...timeRange,
};

export const listRecordsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/records",
  summary: "Records as stored, newest first",
  access: "read",
  query: z.object({ ...recordFilter, cursor: z.string().optional(), limit: listLimit }),
  response: listOf(Record),
});

const exported = {
  access: "read",
  media_type: "text/csv",
  response: z.string().describe("CSV with a header line, or one JSON object a line."),
} as const;
const format = ExportFormat.default("csv");

export const exportRecordsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/records/export",
  summary: "The records of a filter as a file, newest first",
  ...exported,
  query: z.object({
    format,
    ...recordFilter,
    told: text.describe("A reference or a request id, whichever it is."),
  }),
});

export const exportIssuesOperation = defineOperation({
  method: "GET",
  path: "/api/v1/issues/export",
  summary: "The issues of a filter as a file",
  ...exported,
  query: z.object({ format, ...IssueFilter.shape }),
});

export const listIssuesOperation = defineOperation({
  method: "GET",
  path: "/api/v1/issues",
  summary: "Issues",
  access: "read",
  query: z.object({
    ...IssueFilter.shape,
    sort: IssueSort.default("last_seen"),
    cursor: z.string().optional(),
    limit: listLimit,
  }),
  response: listOf(Issue),
});

export const listIssueFacetsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/issues/facets",
  summary: "How many issues of a filter have which values",
  access: "read",
  query: z.object(IssueFilter.shape),
  response: IssueFacets,
});

export const changeIssuesOperation = defineOperation({
  method: "POST",
  path: "/api/v1/issues/change",
  summary: "Change many issues alike: named ones, or up to 10,000 of a filter",
  access: "operate",
  body: ChangeIssues,
  response: ChangedIssues,
});

export const restoreIssuesOperation = defineOperation({
  method: "POST",
  path: "/api/v1/issues/restore",
  summary: "Give up to 2,000 issues back how they were handled before a change",
  access: "operate",
  body: RestoreIssues,
  response: ChangedIssues,
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
