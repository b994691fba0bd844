import { z } from "zod";
import { Language } from "#lib/services/language-schemas.ts";
import { MaintenanceSchedule } from "#lib/services/maintenance-schemas.ts";

const messages = z
  .partialRecord(Language, z.string().trim().min(1).max(400))
  .describe("What visitors read meanwhile, by language; the built-in words in all others.");

export const CreateMaintenance = z.strictObject({
  service: z.string().min(1).optional().describe("Left out: all services."),
  environment: z.string().trim().min(1).max(64).optional().describe("Left out: all environments."),
  reason: z.string().trim().min(1).max(500),
  schedule: MaintenanceSchedule,
  messages: messages.optional(),
});
export type CreateMaintenance = z.infer<typeof CreateMaintenance>;

export const ChangeMaintenance = z.strictObject({
  extend_minutes: z
    .number()
    .int()
    .min(1)
    .max(1440)
    .optional()
    .describe("Ends so much later; for windows that come once."),
  messages: messages.optional().describe("Take the place of the ones that are there."),
});
export type ChangeMaintenance = z.infer<typeof ChangeMaintenance>;

export const Maintenance = z.object({
  id: z.string(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
  reason: z.string(),
  schedule: MaintenanceSchedule,
  messages,
  active: z.boolean(),
  next_from: z.string().nullable().describe("When it begins next, or began where it is active."),
  next_to: z.string().nullable(),
  created_by: z.string(),
  created_at: z.string(),
});
export type Maintenance = z.infer<typeof Maintenance>;
