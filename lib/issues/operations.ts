import { z } from "zod";
import { ChangeIssue, Issue, IssueSort, IssueState, Record } from "#lib/issues/schemas.ts";
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
  summary: "Open, resolve or mute an issue",
  access: "operate",
  body: ChangeIssue,
  response: Issue,
});
