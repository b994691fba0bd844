import { z } from "zod";

export const Level = z.enum(["fatal", "error", "warning", "info", "debug"]);
export type Level = z.infer<typeof Level>;

export const IssueState = z.enum(["open", "resolved", "muted", "regressed"]);
export type IssueState = z.infer<typeof IssueState>;

/** Who looks after an issue. */
const Person = z.object({ id: z.string(), name: z.string() });

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

/** So many users of an issue are counted: a storm's list must not cost what all its users do. */
export const mostUsers = 10_000;

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
  users: z.number().int().describe("Distinct user_id values; 10,000 stands for as many and more."),
  first_seen: z.string(),
  last_seen: z.string(),
  fingerprint: z.string(),
  why: z.string().describe("Why these records are one issue."),
  merged: z.number().int().describe("Other fingerprints that count here."),
  assignee: Person.nullable().describe("Who looks after it."),
  muted_until: z.string().nullable().describe("When it opens again by itself."),
  muted_count: z.number().int().nullable().describe("Records still to come before it opens."),
  muted_until_regression: z
    .boolean()
    .describe("After a day of silence it counts as resolved, and regresses when it comes again."),
});
export type Issue = z.infer<typeof Issue>;

export const IssueSort = z.enum(["last_seen", "count", "first_seen"]);
export type IssueSort = z.infer<typeof IssueSort>;

/** A fingerprint that counts in another issue, and why. */
export const MergedIssue = z.object({
  id: z.string(),
  fingerprint: z.string(),
  title: z.string(),
  why: z.string(),
  merged_by: z.enum(["person", "template", "version"]),
  merged_at: z.string(),
});
export type MergedIssue = z.infer<typeof MergedIssue>;

const issueIds = z.array(z.uuid()).min(1, "Name at least one issue.").max(100);

export const MergeIssues = z.strictObject({
  issues: issueIds.describe("Of the same service; from now on they count in this one."),
});
export type MergeIssues = z.infer<typeof MergeIssues>;

export const SplitIssue = z.strictObject({
  issues: issueIds.describe("Merged ones, as GET /issues/{id}/merged lists them."),
});
export type SplitIssue = z.infer<typeof SplitIssue>;

/**
 * What a person may change; `regressed` happens by itself when a resolved issue comes back. What ends a mute by itself
 * mutes; of several, what comes first ends it.
 */
export const ChangeIssue = z
  .strictObject({
    state: z.enum(["open", "resolved", "muted"]).optional(),
    muted_until: z.iso
      .datetime({ offset: true, error: "Give a time such as 2026-11-29T08:00:00Z." })
      .optional()
      .describe("Opens again at this time."),
    muted_count: z
      .number()
      .int()
      .min(1, "At least one record.")
      .max(1_000_000_000)
      .optional()
      .describe("Opens again after so many more records."),
    muted_until_regression: z
      .literal(true)
      .optional()
      .describe("Counts as resolved after a day of silence, and regresses when it comes again."),
    assignee: z
      .union([z.uuid(), z.literal("me")])
      .nullable()
      .optional()
      .describe("A user's id, `me`, or null for nobody."),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    error: "Say what to change.",
  })
  .refine((change) => change.state === undefined || change.state === "muted" || !endsMute(change), {
    error: "Only a muted issue opens again by itself.",
    path: ["state"],
  });
export type ChangeIssue = z.infer<typeof ChangeIssue>;

/** Whether a change names what ends a mute. */
function endsMute(change: {
  muted_until?: string | undefined;
  muted_count?: number | undefined;
  muted_until_regression?: true | undefined;
}): boolean {
  const { muted_until, muted_count, muted_until_regression } = change;
  return [muted_until, muted_count, muted_until_regression].some((end) => end !== undefined);
}

export const CreateGroupingRule = z.strictObject({
  name: z.string().trim().min(1, "A rule needs a name.").max(100),
  service: z.string().max(100).nullish().describe("Absent: any service."),
  error_code: z.string().max(200).nullish().describe("Absent: any code."),
  pattern: z
    .string()
    .min(1)
    .max(500, "At most 500 characters.")
    .nullish()
    .describe("RE2, found anywhere in the message; absent: any message."),
  fingerprint: z
    .array(z.string().min(1).max(200))
    .min(1, "Say what makes these records one issue.")
    .max(16)
    .describe(
      "Parts of the fingerprint; {{ default }} stands for what it would be without a rule.",
    ),
});
export type CreateGroupingRule = z.infer<typeof CreateGroupingRule>;

export const GroupingRule = z.object({
  id: z.string(),
  name: z.string(),
  service: z.string().nullable(),
  error_code: z.string().nullable(),
  pattern: z.string().nullable(),
  fingerprint: z.array(z.string()),
  created_at: z.string(),
});
export type GroupingRule = z.infer<typeof GroupingRule>;

export const OrderGroupingRules = z.strictObject({
  ids: z.array(z.uuid()).max(1000).describe("Of all the rules, the first to be asked first."),
});

export const GroupingPreview = z.object({
  seen: z.number().int().describe("Records that were looked at."),
  matched: z.number().int(),
  groups: z
    .array(
      z.object({
        count: z.number().int(),
        issues: z.array(z.string()).describe("Issues that they are in now."),
        samples: z.array(z.string()).describe("Up to five messages."),
      }),
    )
    .describe("The issues that the rule would make."),
});
export type GroupingPreview = z.infer<typeof GroupingPreview>;

/** What a person wrote who met an error. */
export const Feedback = z.object({
  id: z.string(),
  event_id: z.string().nullable(),
  reference: z.string().nullable(),
  name: z.string().nullable().describe("Only for those who may operate."),
  email: z.string().nullable().describe("Only for those who may operate."),
  wants_answer: z.boolean().describe("Whether an e-mail address was left."),
  message: z.string(),
  page_kind: z.string().nullable().describe("The error page on which it was written."),
  language: z.string().nullable(),
  created_at: z.string(),
});
export type Feedback = z.infer<typeof Feedback>;

/** What a release of a service was seen to fail with. */
export const Release = z.object({
  release: z.string(),
  count: z.number().int(),
  first_seen: z.string(),
  last_seen: z.string(),
});
export type Release = z.infer<typeof Release>;
