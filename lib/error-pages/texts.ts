import {
  type PageKind,
  type PageTexts,
  PageTextsEdit,
  type PublicState,
} from "#lib/error-pages/schemas.ts";
import { arabic } from "#lib/error-pages/texts/ar.ts";
import { german } from "#lib/error-pages/texts/de.ts";
import { english } from "#lib/error-pages/texts/en.ts";
import { spanish } from "#lib/error-pages/texts/es.ts";
import { french } from "#lib/error-pages/texts/fr.ts";
import { hebrew } from "#lib/error-pages/texts/he.ts";
import { hindi } from "#lib/error-pages/texts/hi.ts";
import { italian } from "#lib/error-pages/texts/it.ts";
import { japanese } from "#lib/error-pages/texts/ja.ts";
import { korean } from "#lib/error-pages/texts/ko.ts";
import { dutch } from "#lib/error-pages/texts/nl.ts";
import { polish } from "#lib/error-pages/texts/pl.ts";
import { portuguese } from "#lib/error-pages/texts/pt.ts";
import { turkish } from "#lib/error-pages/texts/tr.ts";
import { ukrainian } from "#lib/error-pages/texts/uk.ts";
import { chinese } from "#lib/error-pages/texts/zh.ts";
import type { Language } from "#lib/services/language-schemas.ts";

export type LiveState = Exclude<PublicState, "fine">;
export type StepName = "noticed" | "fixing" | "checking" | "back";
/** What is left out is said with the words of `done`; `at` stands before the time. */
type StepWords = { later?: string; now?: string; done: string; at?: string };

/** All words of the pages in one language. */
export type Catalogue = {
  /** Of `<html lang>`: which fonts and voices fit. */
  tag: string;
  direction: "ltr" | "rtl";
  /** Between sentences. */
  gap: " " | "";
  /** Whether a native speaker has read all of it. */
  reviewed: boolean;
  kinds: Record<PageKind, PageTexts>;
  states: Record<LiveState, string>;
  steps: Record<StepName, StepWords>;
  phrases: Record<PhraseName, string>;
};
type PhraseName =
  | "steps_label"
  | "next_label"
  | "wait_without_script"
  | "wait"
  | "looking"
  | "paused"
  | "stopped"
  | "open"
  | "online"
  | "check_now"
  | "try_again"
  | "pause"
  | "resume"
  | "home"
  | "help"
  | "write"
  | "call"
  | "visit"
  | "reference"
  | "reference_with_contact"
  | "copy"
  | "copied"
  | "feedback"
  | "feedback_message"
  | "feedback_name"
  | "feedback_email"
  | "feedback_note"
  | "feedback_send"
  | "feedback_thanks"
  | "feedback_kept"
  | "feedback_failed"
  | "back"
  | "close"
  | "until"
  | "calendar"
  | "closure";

export const catalogues: Record<Language, Catalogue> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  pt: portuguese,
  it: italian,
  nl: dutch,
  pl: polish,
  tr: turkish,
  uk: ukrainian,
  ja: japanese,
  ko: korean,
  zh: chinese,
  hi: hindi,
  ar: arabic,
  he: hebrew,
};

/** Texts as an editor stored them, for one service or, where `own` is false, for the whole organisation. */
export type EditedTexts = { own: boolean; kind: string; language: string; texts: unknown };

/** The texts of a page: the service's where edited, else the organisation's, else the built-in ones; field by field. */
export function resolveTexts(
  kind: PageKind,
  language: Language,
  edited: readonly EditedTexts[],
): PageTexts {
  const layers = edited
    .filter((entry) => entry.kind === kind && entry.language === language)
    .toSorted((one, other) => Number(one.own) - Number(other.own));
  return layers.reduce((texts, { texts: layer }) => {
    const parsed = PageTextsEdit.safeParse(layer);
    return parsed.success ? overlay(texts, parsed.data) : texts;
  }, catalogues[language].kinds[kind]);
}

function overlay(texts: PageTexts, change: PageTextsEdit): PageTexts {
  // The built-in headings of a recovery would contradict an edited heading.
  const headings = change.heading
    ? { heading_noticed: change.heading, heading_fixing: change.heading }
    : {};
  return { ...texts, ...headings, ...change };
}
