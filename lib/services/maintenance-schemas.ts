import { z } from "zod";

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "Give a time like 02:30.");

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** One span of time, or one that comes every week by the clocks of a place. */
export const MaintenanceSchedule = z.discriminatedUnion("kind", [
  z
    .strictObject({ kind: z.literal("once"), from: z.iso.datetime(), to: z.iso.datetime() })
    .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
      message: "It ends before it begins.",
      path: ["to"],
    }),
  z
    .strictObject({
      kind: z.literal("weekly"),
      days: z
        .array(z.number().int().min(1).max(7))
        .min(1, "Choose at least one day.")
        .max(7)
        .describe("On which it begins: 1 is Monday, 7 is Sunday."),
      from: clock,
      to: clock.describe("At or before `from`: on the next day."),
      zone: z
        .string()
        .refine(isZone, "Give a zone of the IANA list, such as Europe/Berlin.")
        .describe("IANA time zone."),
    })
    .refine(({ from, to }) => from !== to, { message: "It has no length.", path: ["to"] }),
]);
export type MaintenanceSchedule = z.infer<typeof MaintenanceSchedule>;
