import { z } from "zod";
import { ChangeIssue, Issue, IssueState } from "#lib/issues/schemas.ts";

const text = z.string().min(1).max(300);
const several = z.string().min(1).max(2000);
const moment = z.iso.datetime({ offset: true });

/** Which issues: one list, its facets, its timeline, its file and a change of all of them read the same filter. */
export const IssueFilter = z.strictObject({
  service: several.optional().describe("One name, or several with commas between."),
  environment: several.optional().describe("One or several; an issue may be in more than one."),
  error_code: several.optional().describe("One or several."),
  level: several.optional().describe("One or several."),
  state: several.optional().describe("One or several of open, resolved, muted, regressed."),
  assignee: z
    .union([z.uuid(), z.enum(["me", "nobody"])])
    .optional()
    .describe("A user's id, `me` or `nobody`."),
  reference: text.optional().describe("Of a visitor's error page, or the request id of a record."),
  q: text.optional().describe("Part of the title or the error code, or a visitor's reference."),
  after: moment.optional().describe("Seen at this time or later."),
  before: moment.optional().describe("Seen before this time."),
});
export type IssueFilter = z.infer<typeof IssueFilter>;

export const IssuePage = z.object({ data: z.array(Issue), next_cursor: z.string().nullable() });

/** The fields whose values are counted. */
export const FacetName = z.enum(["state", "level", "service", "environment", "error_code"]);
export type FacetName = z.infer<typeof FacetName>;

const capped = {
  count: z.number().int(),
  capped: z.boolean().describe("There are more than the count says."),
};
export const IssueFacets = z.object({
  total: z.object(capped).describe("Issues of the whole filter."),
  facets: z.record(FacetName, z.array(z.object({ value: z.string(), ...capped }))),
});
export type IssueFacets = z.infer<typeof IssueFacets>;

/** For spreadsheets, or for programs: one JSON object a line. */
export const ExportFormat = z.enum(["csv", "ndjson"]);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** How many issues one call changes at most. */
export const mostChanged = 10_000;

export const ChangeIssues = z.strictObject({
  issues: z.union([
    z.strictObject({ ids: z.array(z.uuid()).min(1, "Name at least one issue.").max(mostChanged) }),
    z.strictObject({ filter: IssueFilter }),
  ]),
  change: ChangeIssue,
});
export type ChangeIssues = z.infer<typeof ChangeIssues>;

/** How an issue is handled: whole, so that it can be given back. */
export const IssueHandling = z
  .strictObject({
    id: z.uuid(),
    state: IssueState,
    muted_until: moment.nullable().describe("When it opens again by itself."),
    muted_to_count: z.number().int().nullable().describe("Opens when it has so many records."),
    muted_until_regression: z.boolean(),
    assignee: z.uuid().nullable().describe("A user's id."),
  })
  .refine(
    ({ state, muted_until, muted_to_count, muted_until_regression }) =>
      state === "muted" ||
      (muted_until === null && muted_to_count === null && !muted_until_regression),
    { error: "Only a muted issue opens again by itself.", path: ["state"] },
  );
export type IssueHandling = z.infer<typeof IssueHandling>;

/** How many issues one call gives their handling back at most. */
export const mostRestored = 2000;

export const RestoreIssues = z.strictObject({
  issues: z.array(IssueHandling).min(1, "Name at least one issue.").max(mostRestored),
});
export type RestoreIssues = z.infer<typeof RestoreIssues>;

export const ChangedIssues = z.object({
  changed: z.number().int(),
  skipped: z.number().int().describe("Already so, or gone."),
  ids: z.array(z.string()).describe("Of the changed ones."),
  before: z
    .array(IssueHandling)
    .describe("How the changed ones were handled; POST /issues/restore takes it."),
  failed: z
    .object({ ids: z.array(z.string()), reason: z.string() })
    .nullable()
    .describe("Those that it did not come to, and why; null: it came to all."),
});
export type ChangedIssues = z.infer<typeof ChangedIssues>;
