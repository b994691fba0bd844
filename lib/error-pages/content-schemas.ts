import { z } from "zod";
import { PageLook, PageTheme } from "#lib/error-pages/look-schemas.ts";
import { PageKind, PageTexts, PageTextsEdit, PublicState } from "#lib/error-pages/schemas.ts";

const languageCode = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/, "A code such as de or pt-BR.");

/** All that is edited at one place: texts by kind and language, and the look. */
export const PageContent = z.strictObject({
  texts: z
    .partialRecord(PageKind, z.record(languageCode, PageTextsEdit))
    .default({})
    .describe("By kind and language; what is left out stays as inherited."),
  look: PageLook.default({}),
});
export type PageContent = z.infer<typeof PageContent>;

const service = z.string().nullable().describe("Null: what holds for the whole organisation.");

export const PageFinding = z.object({
  severity: z.enum(["error", "warning"]).describe("An error keeps from publishing."),
  rule: z.string().describe("R1 to R14 of the wording, `contrast`, `logo` or `size`."),
  kind: PageKind.nullable(),
  language: z.string().nullable(),
  field: z.string().nullable().describe("Where it can be told."),
  found: z.string(),
  advice: z.string(),
});
export type PageFinding = z.infer<typeof PageFinding>;

/** One value that differs, by its path such as `texts.503.en.heading`. */
export const ContentChange = z.object({
  path: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type ContentChange = z.infer<typeof ContentChange>;

export const PageVersionEntry = z.object({
  number: z.number().int(),
  note: z.string(),
  restored_from: z.number().int().nullable().describe("The version that was published again."),
  published_by: z.string(),
  published_at: z.string(),
});
export type PageVersionEntry = z.infer<typeof PageVersionEntry>;

export const PageVersion = PageVersionEntry.extend({
  content: PageContent,
  changes: z.array(ContentChange).describe("Since the version before it."),
});
export type PageVersion = z.infer<typeof PageVersion>;

export const PageDraft = z.object({
  content: PageContent,
  revision: z.number().int(),
  updated_by: z.string(),
  updated_at: z.string(),
});

export const PageEdition = z.object({
  service,
  published: PageVersion.nullable(),
  draft: PageDraft.nullable().describe("What is edited and not yet published."),
  organisation: PageContent.describe("What a service inherits."),
  changes: z.array(ContentChange).describe("Of the draft against what is published."),
});
export type PageEdition = z.infer<typeof PageEdition>;

export const PageEditionSummary = z.object({
  service,
  theme: PageTheme.nullable().describe("Null: inherited."),
  edited: z.number().int().describe("Pages with texts of their own."),
  version: z.number().int().nullable(),
  draft: z.boolean().describe("Something is not yet published."),
});
export type PageEditionSummary = z.infer<typeof PageEditionSummary>;

export const PlaceQuery = z.object({
  service: z.string().optional().describe("Left out: what holds for the whole organisation."),
});

const revision = z
  .number()
  .int()
  .min(0)
  .describe("Of the draft that this goes by; 0 where there is none.");
const note = z.string().trim().max(300).describe("Why, for those who look at the versions later.");

export const SaveDraft = z.strictObject({ service, content: PageContent, revision });
export type SaveDraft = z.infer<typeof SaveDraft>;

export const PublishDraft = z.strictObject({ service, revision, note });
export type PublishDraft = z.infer<typeof PublishDraft>;

export const RestoreVersion = z.strictObject({ service, note });
export type RestoreVersion = z.infer<typeof RestoreVersion>;

const mostPreviews = 40;

export const PreviewPages = z.strictObject({
  service,
  content: PageContent.describe("As it would be published; nothing is stored."),
  pages: z
    .array(
      z.strictObject({ kind: PageKind, language: languageCode, theme: PageTheme.exactOptional() }),
    )
    .min(1)
    .max(mostPreviews),
  mode: z.enum(["visitor", "light", "dark"]).default("visitor"),
  direction: z.enum(["language", "rtl"]).default("language"),
  forced_colors: z.boolean().default(false),
  state: PublicState.default("fine").describe("Of the recovery that the page tells of."),
});
export type PreviewPages = z.infer<typeof PreviewPages>;

const TextOrigin = z.enum(["own", "organisation", "built-in"]);
export type TextOrigin = z.infer<typeof TextOrigin>;

export const PagePreview = z.object({
  kind: PageKind,
  language: z.string(),
  theme: PageTheme.describe("As asked for, or in force."),
  html: z.string(),
  bytes: z.number().int(),
  gzip_bytes: z.number().int(),
  inherited: PageTexts.describe("The texts without the edits of this place."),
  origins: z.record(z.string(), TextOrigin).describe("Where each text of the page comes from."),
});
export type PagePreview = z.infer<typeof PagePreview>;

const WholeColors = z.object({
  ...{ accent: z.string(), ground: z.string(), surface: z.string(), ink: z.string() },
});

export const PreviewAnswer = z.object({
  pages: z.array(PagePreview),
  colors: z
    .object({ light: WholeColors, dark: WholeColors })
    .describe("As chosen, inherited or the theme's."),
  findings: z.array(PageFinding),
});
export type PreviewAnswer = z.infer<typeof PreviewAnswer>;

/** A language of the pages; texts that nobody has looked over are said to be so. */
export type PageLanguage = { code: string; name: string; reviewed: boolean };
