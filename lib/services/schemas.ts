import { z } from "zod";

/** What visitors may use to reach the people behind a service. */
export const Support = z.strictObject({
  email: z.email().optional(),
  phone: z.string().trim().max(40).optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  hours: z.string().trim().max(80).optional(),
});
export type Support = z.infer<typeof Support>;

export const ErrorPageSettings = z.strictObject({
  display_name: z.string().trim().max(80).optional(),
  home_url: z.url({ protocol: /^https?$/ }).optional(),
  show_recovery: z
    .boolean()
    .optional()
    .describe("Tell visitors when a recovery is under way; on unless false."),
});
export type ErrorPageSettings = z.infer<typeof ErrorPageSettings>;

export const serviceName = z
  .string()
  .trim()
  .min(1, "A service needs a name.")
  .max(100, "A service name has at most 100 characters.")
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}._:/ -]*$/u,
    "Start with a letter or digit; then letters, digits, space and . _ : / -",
  );

export const environmentName = z.string().trim().min(1).max(64);

export const Service = z.object({
  name: z.string(),
  numeric_id: z.number().int(),
  dsn: z.string().describe("For Sentry SDKs."),
  environments: z.array(z.string()),
  support: Support,
  error_page: ErrorPageSettings,
  created_at: z.string(),
});
export type Service = z.infer<typeof Service>;

export const CreateService = z.strictObject({
  name: serviceName,
  support: Support.optional(),
  error_page: ErrorPageSettings.optional(),
});
export type CreateService = z.infer<typeof CreateService>;

export const ChangeService = z.strictObject({
  support: Support.optional(),
  error_page: ErrorPageSettings.optional(),
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
  name: z.string().trim().min(1).max(100),
  service: serviceName.nullish(),
});
export type CreateIngestKey = z.infer<typeof CreateIngestKey>;

export const CreatedIngestKey = IngestKey.extend({
  secret: z.string().describe("Answered once, at creation."),
});
export type CreatedIngestKey = z.infer<typeof CreatedIngestKey>;
