import { z } from "zod";
import { Language } from "#lib/services/language-schemas.ts";

/** What visitors may use to reach the people behind a service. */
export const Support = z.strictObject({
  email: z.email().exactOptional(),
  phone: z.string().trim().max(40).exactOptional(),
  url: z.url({ protocol: /^https?$/ }).exactOptional(),
  hours: z.string().trim().max(80).exactOptional(),
});
export type Support = z.infer<typeof Support>;

export const ErrorPageSettings = z.strictObject({
  display_name: z.string().trim().max(80).exactOptional(),
  home_url: z.url({ protocol: /^https?$/ }).exactOptional(),
  show_recovery: z
    .boolean()
    .exactOptional()
    .describe("Tell visitors when a recovery is under way; on unless false."),
  default_language: Language.exactOptional().describe(
    "For visitors whose browser asks for none of the languages of the pages; else English.",
  ),
  safe_rate: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .exactOptional()
    .describe(
      "Visitors a second that the service can take back after an outage; 100 unless given. Counted by each web process.",
    ),
});
export type ErrorPageSettings = z.infer<typeof ErrorPageSettings>;

export const serviceName = z
  .string()
  .trim()
  .min(1, "A service needs a name.")
  .max(100, "A service name has at most 100 characters.")
  .regex(/^\P{C}+$/u, "A service name has no control characters.");

export const environmentName = z
  .string()
  .trim()
  .min(1, "An environment needs a name.")
  .max(64, "An environment has at most 64 characters.")
  .regex(/^\P{C}+$/u, "An environment has no control characters.");

const perMinute = z.number().int().min(1).max(10_000_000).nullable();

/** How much of a service is taken and kept in a storm; null is without limit. Counted by each web process. */
export const ServiceLimits = z.strictObject({
  records_per_minute: perMinute
    .default(null)
    .describe("Taken in a minute; beyond, senders are told to wait (429)."),
  records_per_issue_per_minute: perMinute
    .default(null)
    .describe("Kept of one issue in a minute; the rest is counted, not stored."),
  error_codes: z
    .number()
    .int()
    .min(1)
    .max(5000)
    .default(500)
    .describe("Error codes with a name of their own in charts; later ones are counted as OTHER."),
});
export type ServiceLimits = z.infer<typeof ServiceLimits>;
export const withoutLimits: ServiceLimits = ServiceLimits.parse({});

export const Service = z.object({
  name: z.string(),
  numeric_id: z.number().int(),
  dsn: z.string().describe("For Sentry SDKs."),
  environments: z.array(z.string()),
  support: Support,
  error_page: ErrorPageSettings,
  limits: ServiceLimits,
  depends_on: z.array(z.string()).describe("Services without which this one cannot be well."),
  created_at: z.string(),
});
export type Service = z.infer<typeof Service>;

export const CreateService = z.strictObject({
  name: serviceName,
  support: Support.exactOptional(),
  error_page: ErrorPageSettings.exactOptional(),
  limits: ServiceLimits.exactOptional(),
});
export type CreateService = z.infer<typeof CreateService>;

export const ChangeService = z.strictObject({
  depends_on: z
    .array(serviceName)
    .max(50, "At most 50 services.")
    .exactOptional()
    .describe("While one of them is degraded or in recovery, nothing starts here by itself."),
  support: Support.exactOptional(),
  error_page: ErrorPageSettings.exactOptional(),
  limits: ServiceLimits.exactOptional(),
});
export type ChangeService = z.infer<typeof ChangeService>;

export const IngestKey = z.object({
  id: z.string(),
  name: z.string(),
  service: z
    .string()
    .nullable()
    .describe("Null: organisation-wide; services named in records are created on sight."),
  hint: z.string().describe("The last four characters."),
  created_at: z.string(),
  last_used_at: z.string().nullable(),
});
export type IngestKey = z.infer<typeof IngestKey>;

export const CreateIngestKey = z.strictObject({
  name: z.string().trim().min(1, "A key needs a name.").max(100),
  service: serviceName.nullish(),
});
export type CreateIngestKey = z.infer<typeof CreateIngestKey>;

export const CreatedIngestKey = IngestKey.extend({
  secret: z.string().describe("Answered once, at creation."),
});
export type CreatedIngestKey = z.infer<typeof CreatedIngestKey>;
