import {
  type PageKind,
  type PageTexts,
  PageTextsEdit,
  type PublicState,
} from "#lib/error-pages/schemas.ts";
import { english } from "#lib/error-pages/texts/en.ts";

export type LiveState = Exclude<PublicState, "fine">;
export type StepName = "noticed" | "fixing" | "checking" | "back";
type StepWords = { later: string; now: string; done: string; at?: string };

/** All words of the pages in one language. */
export type Catalogue = {
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
  | "close";

export const catalogues = { en: english } satisfies Record<string, Catalogue>;
export type Language = keyof typeof catalogues;

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
