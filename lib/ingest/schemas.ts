import { z } from "zod";
import { Level } from "#lib/issues/schemas.ts";
import { environmentName, serviceName } from "#lib/services/schemas.ts";

const word = (longest: number) => z.string().max(longest, `At most ${longest} characters.`);
const code = word(200);

/**
 * A record as services send it to the native door, once `readNativeRecord` has sorted it: null stands for “not given”,
 * numbers stand for codes and ids, and every key beyond these goes to `attributes`.
 */
export const NativeRecord = z.object({
  message: z.string("A record needs a message (text)."),
  error_code: code.optional().describe("Also accepted as `code`."),
  service_name: serviceName.optional().describe("Also accepted as `service`."),
  timestamp: z
    .unknown()
    .optional()
    .describe("RFC 3339, or epoch seconds or milliseconds; else the time of arrival."),
  environment: environmentName.optional(),
  request_id: code.optional(),
  stack_trace: z.string().optional().describe("Also accepted as a list of its lines."),
  level: z
    .enum(Level.options, "One of fatal, error, warning, info, debug.")
    .optional()
    .describe("Also accepted in loggers' words: `WARN`, `critical`, `SEVERE`."),
  release: code.optional(),
  user_id: code.optional(),
  url: z.string().max(4000, "At most 4000 characters.").optional(),
  host: z.string().max(255, "At most 255 characters.").optional(),
  fingerprint: z.array(word(1000)).max(50, "At most 50 parts.").optional(),
  attributes: z.record(z.string(), z.unknown()).optional(),
  event_id: z
    .string()
    .regex(/^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i, "A UUID, with or without dashes.")
    .optional(),
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

/** Requests that a door refused alike; never what was in them. */
export const IngestRefusal = z.object({
  id: z.string(),
  door: z.enum(["native", "sentry", "otlp"]),
  at: z.string().describe("The last time."),
  first_at: z.string(),
  count: z.number().int(),
  status: z.number().int(),
  code: z.string().describe("As in the problem's type, or `cross-origin`."),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })),
  refused: z
    .number()
    .int()
    .nullable()
    .describe("Records refused beside others that were taken; null: the whole request."),
  service: z.string().nullable().describe("Whose key was sent; null for any service's."),
  key: z.string().nullable().describe("Name of the key; null where it is not known."),
  hint: z.string().nullable().describe("The last four characters of the key that was sent."),
  client: z.string().nullable(),
  origin: z.string().nullable(),
  retry_after_seconds: z.number().int().nullable(),
});
export type IngestRefusal = z.infer<typeof IngestRefusal>;
