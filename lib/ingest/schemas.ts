import { z } from "zod";
import { Level } from "#lib/issues/schemas.ts";
import { environmentName, serviceName } from "#lib/services/schemas.ts";

/** JSON's null stands for “not given”, as many serialisers write it. */
const absent = (value: unknown) => (value === null ? undefined : value);
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess(absent, schema.optional()).optional();
/** Codes and ids are often numbers where they come from. */
const word = (longest: number) =>
  z.preprocess(
    (value) => (typeof value === "number" ? String(value) : value),
    z.string().max(longest, `At most ${longest} characters.`),
  );

/** A record as services send it to the native door; every key beyond these goes to `attributes`. */
export const NativeRecord = z.looseObject({
  message: z.string("A record needs a message (text)."),
  error_code: optional(word(200)).describe("Also accepted as `code`."),
  service_name: optional(serviceName).describe("Also accepted as `service`."),
  timestamp: z
    .unknown()
    .optional()
    .describe("RFC 3339, or epoch seconds or milliseconds; else the time of arrival."),
  environment: optional(environmentName),
  request_id: optional(word(200)),
  stack_trace: optional(z.string()),
  level: optional(Level),
  release: optional(word(200)),
  user_id: optional(word(200)),
  url: optional(z.string().max(4000, "At most 4000 characters.")),
  host: optional(z.string().max(255, "At most 255 characters.")),
  fingerprint: optional(z.array(word(1000)).max(50, "At most 50 parts.")),
  attributes: optional(z.record(z.string(), z.unknown())),
  event_id: optional(
    z
      .string()
      .regex(/^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i, "A UUID, with or without dashes."),
  ),
});
export type NativeRecord = z.infer<typeof NativeRecord>;

export const IngestAnswer = z.object({
  accepted: z.number().int(),
  duplicates: z.number().int(),
  rejected: z.array(
    z.object({
      index: z.number().int(),
      errors: z.array(z.object({ path: z.string(), message: z.string() })),
    }),
  ),
  ids: z.array(z.string()),
  references: z.array(z.string()),
  stored: z.enum(["database", "spool"]),
  sampled: z
    .number()
    .int()
    .exactOptional()
    .describe("Accepted and counted, but not kept: their issue had its share of this minute."),
});
export type IngestAnswer = z.infer<typeof IngestAnswer>;

export const DeadLetter = z.object({
  id: z.string(),
  service: z.string(),
  event_id: z.string(),
  reason: z.string(),
  record: z.record(z.string(), z.unknown()).describe("As it was to be stored."),
  created_at: z.string(),
});
export type DeadLetter = z.infer<typeof DeadLetter>;
