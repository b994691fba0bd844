import { z } from "zod";
import { DecisionOutcome } from "#lib/recovery/schemas.ts";

export const ReplayVerdict = z.enum([
  "recovered",
  "not_recovered",
  "inconclusive",
  "worse",
  "unknown",
]);

export const ReplayStart = z.object({
  at: z.string(),
  ended_at: z.string().describe("When its run would have ended."),
  matched: z.number().describe("Errors that counted; of issues, how many."),
  sentence: z.string(),
  would_verify: ReplayVerdict.describe(
    "What its windows would have shown, had the actions changed nothing; `unknown`: they are not over yet.",
  ),
});
export type ReplayStart = z.infer<typeof ReplayStart>;

export const ReplayHold = z.object({
  from: z.string(),
  to: z.string(),
  times: z.number().int().describe("Moments one after the other at which the same gate held."),
  outcome: DecisionOutcome,
  reason: z.string(),
});
export type ReplayHold = z.infer<typeof ReplayHold>;

export const ReplayIncident = z.object({
  id: z.string(),
  opened_at: z.string(),
  closed_at: z.string().nullable(),
  overlapped: z.boolean().describe("A run would have been live during it."),
});
export type ReplayIncident = z.infer<typeof ReplayIncident>;

/** What a scenario would have done on stored history. */
export const Replay = z.object({
  scenario: z.string(),
  service: z.string(),
  environment: z.string(),
  from: z.string(),
  to: z.string(),
  resolution: z
    .array(z.object({ from: z.string(), to: z.string(), seconds: z.number(), meaning: z.string() }))
    .describe("The buckets that were read, and what their length means for the answer."),
  starts: z.array(ReplayStart).describe("At most 500, the first ones."),
  holds: z.array(ReplayHold).describe("At most 500, the first ones."),
  incidents: z.array(ReplayIncident).describe("At most 500, the first ones."),
  timeline: z.object({
    bucket_seconds: z.number(),
    points: z.array(z.tuple([z.string(), z.number()])),
  }),
  summary: z.object({
    sentence: z.string(),
    notes: z.array(z.string()).describe("What history does not know, and other remarks."),
    starts: z.number().int(),
    holds: z.number().int(),
    held_by: z.record(z.string(), z.number().int()),
    verified: z.record(z.string(), z.number().int()),
    incidents: z.number().int(),
    overlapped: z.number().int(),
  }),
});
export type Replay = z.infer<typeof Replay>;
