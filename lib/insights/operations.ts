import { z } from "zod";
import { GroupBy, IssueTrends, Timeline, TopCode } from "#lib/insights/schemas.ts";
import { timeRange } from "#lib/platform/http/list.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";

const text = z.string().min(1).max(300).optional();
const filter = { ...timeRange, service: text, environment: text };

export const getTimelineOperation = defineOperation({
  method: "GET",
  path: "/api/v1/timeline",
  summary: "Errors over time, every bucket present",
  access: "read",
  query: z.object({
    ...filter,
    error_code: text,
    issue: z.uuid().optional(),
    buckets: z.coerce
      .number()
      .int()
      .min(1)
      .max(500)
      .default(60)
      .describe("At most so many, give or take one."),
    group_by: GroupBy.default("service"),
  }),
  response: Timeline,
});

export const listIssueTrendsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/issue-trends",
  summary: "How often issues occurred in 24 equal parts of a range",
  access: "read",
  query: z.object({
    ...timeRange,
    issues: z
      .string()
      .transform((ids) => ids.split(","))
      .pipe(z.array(z.uuid()).max(200))
      .describe("Up to 200 ids with commas between."),
  }),
  response: IssueTrends,
});

export const listTopCodesOperation = defineOperation({
  method: "GET",
  path: "/api/v1/top-codes",
  summary: "The most frequent error codes by service",
  access: "read",
  query: z.object({ ...filter, limit: z.coerce.number().int().min(1).max(1000).default(10) }),
  response: z.array(TopCode),
});
