import { z } from "zod";

const name = z
  .string()
  .trim()
  .min(1, "A place needs a name.")
  .max(60, "A name has at most 60 characters.")
  .regex(/^[\w.-]+$/, "A name has letters, digits, dots, hyphens and underscores.");

export const StatusExport = z.object({
  name: z.string(),
  url: z.string().describe("The file of a service is put to `<url>/<service>/status.json`."),
  hint: z.string().nullable().describe("The last four characters of the bearer token."),
  allow_private: z.boolean(),
  created_at: z.string(),
  last_exported_at: z.string().nullable(),
  fault: z
    .object({ reason: z.string(), since: z.string(), services: z.number().int() })
    .nullable()
    .describe("Why files of so many services are not there; they are tried again."),
});
export type StatusExport = z.infer<typeof StatusExport>;

export const CreateStatusExport = z.strictObject({
  name,
  url: z.url({ protocol: /^https?$/ }).max(1500),
  token: z
    .string()
    .min(8)
    .max(2000)
    .regex(/^[\x21-\x7e]+$/, "A token has no spaces.")
    .exactOptional()
    .describe("Sent as a bearer token; stored encrypted and never answered."),
  allow_private: z.boolean().exactOptional().describe("Also loopback and private addresses."),
});
export type CreateStatusExport = z.infer<typeof CreateStatusExport>;
