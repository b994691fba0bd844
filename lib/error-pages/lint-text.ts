import { kindRules } from "#lib/error-pages/kinds.ts";
import type { PageKind, PageTexts } from "#lib/error-pages/schemas.ts";
import { wordings } from "#lib/error-pages/wording.ts";
import { wordRulesOf } from "#lib/error-pages/wording-rules.ts";
import type { Language } from "#lib/services/language-schemas.ts";

/** What a text does that a visitor should not have to read; `rule` numbers the house's wording rules. */
export type LintFinding = { rule: string; found: string; advice: string };

/** Vowel signs of Arabic and Hebrew, which may be written or not. */
const vowelSigns = /[\u064b-\u0652\u05b0-\u05c7]/g;
const sentenceEnd = /(?<=[.?:؟।])\s+|(?<=[。？：])/u;

/** Reads the texts of a page of a kind against the wording rules R1–R14; an empty list means nothing to change. */
export function lintTexts(kind: PageKind, texts: PageTexts, language: Language): LintFinding[] {
  const { heading, heading_noticed = "", heading_fixing = "", what, data, next } = texts;
  const parts = [heading, heading_noticed, heading_fixing, what, data, ...next];
  return [
    ...missingParts(texts),
    ...parts.flatMap((part) => lintSentence(part, language)),
    ...lintApologies(kind, parts, language),
    ...lintLength(texts, language),
  ];
}

/** The rules that hold for any sentence of a page. */
export function lintSentence(text: string, language: Language): LintFinding[] {
  const plain = text.normalize("NFC").replaceAll(vowelSigns, "");
  const words = wordRulesOf(language).rules.flatMap(({ rule, pattern, advice }) =>
    Array.from(plain.matchAll(pattern), ([found]) => ({ rule, found, advice })),
  );
  const { unit, sentence: longest } = wordings[language].longest;
  const long = text
    .split(sentenceEnd)
    .filter((sentence) => measure(sentence, language) > longest)
    .map((found) => ({ rule: "R13", found, advice: `At most ${longest} ${unit} a sentence.` }));
  return [...words, ...long];
}

function missingParts(texts: PageTexts): LintFinding[] {
  const parts = { heading: texts.heading, what: texts.what, data: texts.data, next: texts.next[0] };
  return Object.entries(parts)
    .filter(([, text]) => !text?.trim())
    .map(([found]) => ({
      rule: found === "data" ? "R7" : "R1",
      found,
      advice: "Say what happened, what about the visitor's data, and what to do next.",
    }));
}

function lintApologies(kind: PageKind, parts: string[], language: Language): LintFinding[] {
  const { apology } = wordRulesOf(language);
  const found = parts.flatMap((part) => part.replaceAll(vowelSigns, "").match(apology) ?? []);
  const allowed = kindRules[kind].fault === "service" ? 1 : 0;
  if (found.length <= allowed) return [];
  const advice = "Apologise once, and only for what is our fault.";
  return [{ rule: "R6", found: found.join(", "), advice }];
}

function lintLength({ heading, what, data, next }: PageTexts, language: Language): LintFinding[] {
  const { unit, page: longest } = wordings[language].longest;
  const length = measure([heading, what, data, ...next].join(" "), language);
  if (length <= longest) return [];
  const advice = `At most ${longest} ${unit} before the first button.`;
  return [{ rule: "R13", found: `${length} ${unit}`, advice }];
}

/** Words; where words are not set apart by spaces, letters. */
function measure(text: string, language: Language): number {
  const { unit } = wordings[language].longest;
  const pattern = unit === "words" ? /[\p{L}\p{M}\p{N}'’-]+/gu : /[\p{L}\p{N}]/gu;
  return text.match(pattern)?.length ?? 0;
}
