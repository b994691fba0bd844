import { z } from "zod";
import { Support } from "#lib/services/schemas.ts";

export const pageKinds = [
  "400",
  "401",
  "403",
  "404",
  "408",
  "413",
  "422",
  "429",
  "500",
  "502",
  "503",
  "504",
  "maintenance",
  "recovering",
  "offline",
] as const;
export const PageKind = z.enum(pageKinds);
export type PageKind = z.infer<typeof PageKind>;

const heading = z.string().trim().min(1).max(120);
const longHeading = z.string().trim().min(1).max(160).exactOptional();
const headingNoticed = longHeading.describe(
  "Instead of the heading while the trouble is known and nothing is being done yet.",
);
const headingFixing = longHeading.describe("Instead of the heading while a recovery acts.");
const what = z.string().trim().min(1).max(400).describe("What happened.");
const data = z
  .string()
  .trim()
  .min(1)
  .max(400)
  .describe("What became of what the visitor typed or paid.");
const next = z
  .array(z.string().trim().min(1).max(200))
  .min(1)
  .max(4)
  .describe("What the visitor can do now.");

const route = z
  .strictObject({
    text: z.string().trim().min(1).max(120),
    url: z.url({ protocol: /^https?$/ }).max(300),
  })
  .exactOptional()
  .describe("Another way to the same goal.");
const contacts = Support.exactOptional().describe("Instead of the service's support contacts.");

/** The words of one kind of page in one language, in the order in which they are read. */
export const PageTexts = z.strictObject({
  heading,
  heading_noticed: headingNoticed,
  heading_fixing: headingFixing,
  what,
  data,
  next,
  route,
  contacts,
});
export type PageTexts = z.infer<typeof PageTexts>;

/** An edit: what is left out stays as the organisation, or the built-in text, has it. */
export const PageTextsEdit = z.strictObject({
  heading: heading.exactOptional(),
  heading_noticed: headingNoticed,
  heading_fixing: headingFixing,
  what: what.exactOptional(),
  data: data.exactOptional(),
  next: next.exactOptional(),
  route,
  contacts,
});
export type PageTextsEdit = z.infer<typeof PageTextsEdit>;

export const PublicState = z.enum([
  "fine",
  "noticed",
  "fixing",
  "checking",
  "back",
  "needs_people",
]);
export type PublicState = z.infer<typeof PublicState>;

/** What `/e/<service>/status.json` tells anyone: nothing internal. */
export const PublicStatus = z.object({
  state: PublicState,
  since: z.string().nullable().describe("When the trouble was noticed."),
  retry_after_seconds: z.number().int().describe("Look again after this long."),
  window_seconds: z
    .number()
    .int()
    .describe("While `fine` or `back`: come in at a random moment within this long."),
});
export type PublicStatus = z.infer<typeof PublicStatus>;
