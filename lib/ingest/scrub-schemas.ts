import { z } from "zod";

const keyName = z.string().trim().min(1, "A key needs a name.").max(100, "At most 100 characters.");

export const ScrubRule = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, "A rule needs a name.")
    .max(60, "A rule's name has at most 60 characters.")
    .regex(/^\P{C}+$/u, "A rule's name has no control characters."),
  pattern: z
    .string()
    .min(1, "A rule needs a pattern.")
    .max(500, "A pattern has at most 500 characters.")
    .describe("A regular expression of RE2, matched anywhere in texts and keys."),
  replacement: z
    .string()
    .max(200, "At most 200 characters.")
    .exactOptional()
    .describe("`[Filtered]` unless given; `$1` stands for the first group."),
});
export type ScrubRule = z.infer<typeof ScrubRule>;

/** What is removed from records beside secrets, before anything is stored. */
export const ScrubSettings = z.strictObject({
  emails: z.boolean().default(false).describe("Mask e-mail addresses."),
  ips: z.boolean().default(false).describe("Mask IP addresses."),
  rules: z.array(ScrubRule).max(50, "At most 50 rules.").default([]),
  keys: z
    .array(keyName)
    .max(200, "At most 200 keys.")
    .default([])
    .describe("Names whose values are masked, beside the ones that are known."),
  keep: z
    .array(keyName)
    .max(200, "At most 200 keys.")
    .default([])
    .describe("Names whose values are never masked."),
});
export type ScrubSettings = z.infer<typeof ScrubSettings>;
export const scrubbingByDefault: ScrubSettings = ScrubSettings.parse({});

export const PreviewScrubbing = z.strictObject({
  settings: ScrubSettings,
  text: z.string().max(10_000, "At most 10,000 characters."),
});
export type PreviewScrubbing = z.infer<typeof PreviewScrubbing>;

export const ScrubbedText = z.object({ text: z.string() });
