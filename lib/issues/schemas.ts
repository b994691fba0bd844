import { z } from "zod";

export const Level = z.enum(["fatal", "error", "warning", "info", "debug"]);
export type Level = z.infer<typeof Level>;

export const IssueState = z.enum(["open", "resolved", "muted", "regressed"]);
export type IssueState = z.infer<typeof IssueState>;

/** A record as it is stored and answered. */
export const Record = z.object({
  id: z.string(),
  timestamp: z.string(),
  received_at: z.string(),
  service_name: z.string(),
  environment: z.string(),
  error_code: z.string(),
  level: Level,
  message: z.string(),
  request_id: z.string().nullable(),
  reference: z.string().describe("Eight characters that visitors see on the error page."),
  issue_id: z.string(),
  stack_trace: z.string().nullable(),
  release: z.string().nullable(),
  user_id: z.string().nullable(),
  url: z.string().nullable(),
  host: z.string().nullable(),
  fingerprint: z.array(z.string()),
  attributes: z.record(z.string(), z.unknown()),
});
export type Record = z.infer<typeof Record>;

export const Issue = z.object({
  id: z.string(),
  service: z.string(),
  environment: z.string().describe("Where it was last seen, or the one asked for."),
  environments: z.array(z.string()),
  error_code: z.string(),
  title: z.string(),
  level: Level,
  state: IssueState,
  count: z.number().int(),
  users: z.number().int().describe("Distinct user_id values."),
  first_seen: z.string(),
  last_seen: z.string(),
  fingerprint: z.string(),
  why: z.string().describe("Why these records are one issue."),
});
export type Issue = z.infer<typeof Issue>;

export const IssueSort = z.enum(["last_seen", "count", "first_seen"]);
export type IssueSort = z.infer<typeof IssueSort>;

/** States a person may set; `regressed` happens by itself when a resolved issue comes back. */
export const ChangeIssue = z.strictObject({ state: z.enum(["open", "resolved", "muted"]) });
export type ChangeIssue = z.infer<typeof ChangeIssue>;
