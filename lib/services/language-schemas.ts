import { z } from "zod";

/** The languages that pages for visitors are written in (ISO 639-1). */
export const languages = [
  "en",
  "de",
  "fr",
  "es",
  "pt",
  "it",
  "nl",
  "pl",
  "tr",
  "uk",
  "ja",
  "ko",
  "zh",
  "hi",
  "ar",
  "he",
] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;
