import { type Wording, wordings } from "#lib/error-pages/wording.ts";
import type { Language } from "#lib/services/language-schemas.ts";

type WordRule = { rule: string; pattern: RegExp; advice: string };
export type WordRules = { rules: WordRule[]; apology: RegExp };

/** Words of other people's programs that slip into every language. */
const machines = [
  ...["bad request", "bad gateway", "gateway", "upstream", "server", "http", "https"],
  ...["timeout", "status code", "error code", "internal server error"],
];
const technical = ["*exception", "stack trace", "stacktrace", "undefined", "backend", "api"];
const statusCode = String.raw`(?<![\p{L}\p{N}])[1-5]\d\d(?![\p{L}\p{N}])`;
const signs = String.raw`https?:\/\/|\d+\.\d+\.\d+|[a-z]+error\b|[\\{}<>]|\p{Extended_Pictographic}`;

const prepared = new Map<Language, WordRules>();

/** What to look for in texts of a language, and what to say of it. */
export function wordRulesOf(language: Language): WordRules {
  const known = prepared.get(language) ?? prepareRules(wordings[language]);
  prepared.set(language, known);
  return known;
}

function prepareRules(wording: Wording): WordRules {
  const find = (...sources: string[]) => new RegExp(sources.join("|"), "giu");
  return {
    apology: find(sourceOf(wording.apologies, wording)),
    rules: [
      {
        rule: "R3",
        pattern: find(statusCode, sourceOf(machines), sourceOf(wording.machines, wording)),
        advice: "Say what happened in plain words, without status codes and machine words.",
      },
      {
        rule: "R3",
        pattern: find(sourceOf(wording.bans, wording)),
        advice: "Say what can be done instead of what is not allowed.",
      },
      {
        rule: "R4",
        pattern: find("[!！¡]", sourceOf(wording.jokes, wording)),
        advice: "No jokes, no exclamation marks, no blame.",
      },
      {
        rule: "R5",
        pattern: find(sourceOf(wording.excuses, wording)),
        advice: "Say what is closed and until when, not why it suits us.",
      },
      {
        rule: "R14",
        pattern: find(signs, sourceOf(technical), sourceOf(wording.technical, wording)),
        advice: "Nothing technical but the reference.",
      },
    ],
  };
}

/** The words as one regular expression: whole words, where the language has such. */
function sourceOf(
  words: readonly string[],
  { prefix = "", anywhere }: Pick<Wording, "prefix" | "anywhere"> = {},
): string {
  const sources = words.map((word) =>
    word
      .normalize("NFC")
      .replaceAll(/[.?()[\]]/g, String.raw`\$&`)
      .replaceAll("*", String.raw`[\p{L}\p{M}]*`)
      .replaceAll(" ", String.raw`\s+`),
  );
  const letter = String.raw`[\p{L}\p{M}\p{N}]`;
  return anywhere
    ? `(?:${sources.join("|")})`
    : `(?<!${letter})${prefix}(?:${sources.join("|")})(?!${letter})`;
}
