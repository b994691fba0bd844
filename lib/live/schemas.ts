import { z } from "zod";

const service = z.string().nullable().describe("Null: not of one service.");

/** What was stored since the last of these: counts of all of it, and at most ten of the records. */
export const RecordNews = z.object({
  count: z.number().int(),
  per_second: z.number().int(),
  places: z.array(
    z.object({
      service: z.string(),
      count: z.number().int(),
      environments: z.array(z.string()),
      issues: z.array(z.uuid()).describe("At most ten."),
    }),
  ),
  records: z.array(
    z.object({
      id: z.uuid(),
      issue_id: z.uuid(),
      service: z.string(),
      environment: z.string(),
      error_code: z.string(),
      level: z.string(),
      message: z.string().describe("Its first 160 characters."),
      reference: z.string(),
      timestamp: z.iso.datetime(),
    }),
  ),
  more: z.boolean().describe("Not every service or issue is named."),
});
export type RecordNews = z.infer<typeof RecordNews>;

/** Something moved: an issue, a run or an incident. */
export const ObjectNews = z.object({
  id: z.string(),
  service,
  what: z
    .string()
    .describe("`opened`, `regressed`, `closed`, a state of a run, or what a person did."),
});
export type ObjectNews = z.infer<typeof ObjectNews>;

/** A person changed a scenario, a target, a service, a maintenance window or the kill switch. */
export const ChangeNews = z.object({ object: z.string(), id: z.string(), what: z.string() });
export type ChangeNews = z.infer<typeof ChangeNews>;

export const liveTypes = ["record", "issue", "run", "incident", "change"] as const;
export type LiveType = (typeof liveTypes)[number];

/** One event of the stream; `reload` says that something was missed: read again what is shown. */
export const LiveEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("record"), data: RecordNews }),
  z.object({ type: z.literal("issue"), data: ObjectNews }),
  z.object({ type: z.literal("run"), data: ObjectNews }),
  z.object({ type: z.literal("incident"), data: ObjectNews }),
  z.object({ type: z.literal("change"), data: ChangeNews }),
  z.object({ type: z.literal("reload"), data: z.object({}) }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;
