import type { PageTheme } from "#lib/error-pages/look-schemas.ts";

/** What operators call each theme, and its mood. */
export const themeWords: Record<PageTheme, { name: string; mood: string }> = {
  plain: { name: "Plain", mood: "A quiet column in the middle" },
  card: { name: "Card", mood: "One soft card" },
  paper: { name: "Paper", mood: "A letter with serifs" },
  night: { name: "Night", mood: "Dark, low in the window" },
  bold: { name: "Bold", mood: "A band of colour, large words" },
  compact: { name: "Compact", mood: "Small and dense, for tools" },
  split: { name: "Split", mood: "The brand beside the words" },
};
