import { z } from "zod";
import { serviceName } from "#lib/services/schemas.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Of a file of the static bundle; its path begins at the bundle's folder. */
export const BundleEntry = z.object({
  path: z.string().max(400),
  bytes: z.number().int(),
  sha256,
});
export type BundleEntry = z.infer<typeof BundleEntry>;

/** `manifest.json` of a static bundle. */
export const BundleManifest = z.object({
  version: sha256.describe(
    "Of the content: the same pages have the same version, whenever exported.",
  ),
  exported_at: z.string(),
  service: serviceName.nullable().describe("The only service of the bundle; null: all of them."),
  base_url: z.string().describe("Where the pages look for a recovery's status."),
  languages: z.array(z.string()),
  services: z.array(z.object({ name: z.string(), folder: z.string() })),
  files: z.array(BundleEntry),
});
export type BundleManifest = z.infer<typeof BundleManifest>;

export const BundleQuery = z.object({ service: serviceName.optional() });

/** What lies in a folder instead of what would be exported now. */
export const BundleDrift = z.object({
  same: z.boolean(),
  differing: z.array(z.string()),
  missing: z.array(z.string()),
  foreign: z.array(z.string()).describe("Lies there and belongs to no bundle."),
});
export type BundleDrift = z.infer<typeof BundleDrift>;

export const CheckBundle = z.object({
  service: serviceName.nullish(),
  files: z.array(BundleEntry.omit({ bytes: true })).max(20_000),
});
export type CheckBundle = z.infer<typeof CheckBundle>;

/** Text to put into a proxy or an application, with the names of the service filled in. */
export const SetupFile = z.object({
  group: z.enum(["proxy", "application"]),
  name: z.string().describe("What it is for: nginx, Express."),
  file: z.string().describe("Usual name of the file."),
  text: z.string(),
});
export type SetupFile = z.infer<typeof SetupFile>;
