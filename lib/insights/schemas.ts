import { z } from "zod";
import { IssueState } from "#lib/issues/schemas.ts";

export const GroupBy = z.enum(["service", "error_code", "level", "outcome"]);
export type GroupBy = z.infer<typeof GroupBy>;

export const Timeline = z.object({
  bucket_seconds: z.number().int(),
  series: z.array(
    z.object({
      key: z.string(),
      points: z.array(z.tuple([z.string().describe("Start of the bucket."), z.number().int()])),
    }),
  ),
});
export type Timeline = z.infer<typeof Timeline>;

export const TopCode = z.object({
  service: z.string(),
  error_code: z.string(),
  environments: z.array(z.string()),
  states: z.array(IssueState).describe("Of the issues behind it."),
  count: z.number().int(),
  share: z.number().describe("Of all records in the range, 0 to 1."),
  previous_count: z.number().int().describe("In the period of the same length before."),
  last_seen: z.string(),
  trend: z.array(z.number().int()).describe("Counts of 24 equal parts of the range."),
});
export type TopCode = z.infer<typeof TopCode>;

/** By issue id; counts of 24 equal parts of the range. */
export const IssueTrends = z.record(z.string(), z.array(z.number().int()));
export type IssueTrends = z.infer<typeof IssueTrends>;

const counted = z.object({
  count: z.number().int(),
  previous_count: z.number().int().describe("In the period of the same length before."),
  trend: z.array(z.number().int()).describe("Counts of 24 equal parts of the range."),
});

export const ErrorSummary = z.object({
  errors: counted,
  services: counted.describe("Services with errors."),
  codes: z.number().int().describe("Pairs of service and error code."),
  issues: z.object({
    open: z.number().int().describe("Open or regressed now, whenever they began."),
    opened: counted.describe("Seen for the first time."),
  }),
});
export type ErrorSummary = z.infer<typeof ErrorSummary>;

/** How a service reports, and its last signs of life. */
export const ServiceHealth = z.object({
  last_error_at: z.string().nullable(),
  last_check_in_at: z.string().nullable().describe("When a monitor last said that all is well."),
  key_used_at: z.string().nullable().describe("When something was last sent with its own key."),
  last_hour: z.object({
    count: z.number().int(),
    previous_count: z.number().int().describe("Of the hour before."),
    trend: z.array(z.number().int()),
  }),
});
export type ServiceHealth = z.infer<typeof ServiceHealth>;

/** Errors in the half hour that begins there. */
export const ErrorHour = z.object({ at: z.string(), count: z.number().int() });
export type ErrorHour = z.infer<typeof ErrorHour>;
