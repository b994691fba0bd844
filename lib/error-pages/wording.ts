import { arabicWording } from "#lib/error-pages/wording/ar.ts";
import { germanWording } from "#lib/error-pages/wording/de.ts";
import { englishWording } from "#lib/error-pages/wording/en.ts";
import { spanishWording } from "#lib/error-pages/wording/es.ts";
import { frenchWording } from "#lib/error-pages/wording/fr.ts";
import { hebrewWording } from "#lib/error-pages/wording/he.ts";
import { hindiWording } from "#lib/error-pages/wording/hi.ts";
import { italianWording } from "#lib/error-pages/wording/it.ts";
import { japaneseWording } from "#lib/error-pages/wording/ja.ts";
import { koreanWording } from "#lib/error-pages/wording/ko.ts";
import { dutchWording } from "#lib/error-pages/wording/nl.ts";
import { polishWording } from "#lib/error-pages/wording/pl.ts";
import { portugueseWording } from "#lib/error-pages/wording/pt.ts";
import { turkishWording } from "#lib/error-pages/wording/tr.ts";
import { ukrainianWording } from "#lib/error-pages/wording/uk.ts";
import { chineseWording } from "#lib/error-pages/wording/zh.ts";
import type { Language } from "#lib/services/language-schemas.ts";

/**
 * What the wording rules forbid in one language. In a word or phrase, `*` stands for any letters; case and vowel
 * signs do not count.
 */
export type Wording = {
  /** R3: words for codes and machines. */
  machines: readonly string[];
  /** R3: what is not allowed, instead of what can be done. */
  bans: readonly string[];
  /** R4: jokes and blame. */
  jokes: readonly string[];
  /** R5: why it suits us. */
  excuses: readonly string[];
  /** R6. */
  apologies: readonly string[];
  /** R14. */
  technical: readonly string[];
  /** Letters that the language writes before a word without a space: a regular expression. */
  prefix?: string;
  /** The language writes without spaces, or joins words freely: found inside of words, too. */
  anywhere?: true;
  /** R13. */
  longest: { unit: "words" | "letters"; sentence: number; page: number };
};

export const wordings: Record<Language, Wording> = {
  en: englishWording,
  de: germanWording,
  fr: frenchWording,
  es: spanishWording,
  pt: portugueseWording,
  it: italianWording,
  nl: dutchWording,
  pl: polishWording,
  tr: turkishWording,
  uk: ukrainianWording,
  ja: japaneseWording,
  ko: koreanWording,
  zh: chineseWording,
  hi: hindiWording,
  ar: arabicWording,
  he: hebrewWording,
};
