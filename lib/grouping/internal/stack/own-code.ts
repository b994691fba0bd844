import { type ForeignCode, foreignCode } from "#lib/grouping/internal/stack/foreign-code.ts";
import type { Language } from "#lib/grouping/internal/stack/language.ts";

function patternOf(rows: readonly string[] | undefined, start: string): RegExp | null {
  const words = rows?.join(" ").split(" ").filter(Boolean) ?? [];
  if (words.length === 0) return null;
  const literals = words.map((word) => word.replace(/[.*+?(){}|[\]\\]/g, "\\$&"));
  return new RegExp(`${start}(?:${literals.join("|")})`, "i");
}

/** Words for the start of a path have a pattern of their own: in one with the others they are tried at each character. */
function patternsOf({ paths, bundles, modules }: ForeignCode) {
  const words = paths?.join(" ").split(" ") ?? [];
  const opening = words.filter((word) => word.startsWith("^")).map((word) => word.slice(1));
  return {
    opening: patternOf(opening, "^"),
    path: patternOf(
      words.filter((word) => !word.startsWith("^")),
      "",
    ),
    bundle: patternOf(bundles, "^https?:.*"),
    module: patternOf(modules, "^"),
  };
}

const patterns = new Map(
  Object.entries(foreignCode).map(([language, code]) => [language, patternsOf(code)]),
);

/** True where neither the file nor the module says that the code came with the language, a library or the browser. */
export function isOwnCode(language: Language, module: string | null, file: string | null): boolean {
  if (!module && !file) return false;
  const pattern = patterns.get(language);
  if (file && isForeignFile(file, pattern)) return false;
  return !(module && pattern?.module?.test(module));
}

function isForeignFile(file: string, pattern: ReturnType<typeof patternsOf> | undefined): boolean {
  const { opening, path, bundle } = pattern ?? {};
  return Boolean(opening?.test(file) || path?.test(file) || bundle?.test(file));
}
