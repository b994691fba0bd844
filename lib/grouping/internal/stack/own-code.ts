import { foreignCode } from "#lib/grouping/internal/stack/foreign-code.ts";
import type { Language } from "#lib/grouping/internal/stack/language.ts";

function patternOf(rows: readonly string[] | undefined, start: string): RegExp | null {
  if (!rows) return null;
  const words = rows.join(" ").split(" ");
  const literals = words.map((word) => word.replace(/[.*+?(){}|[\]\\]/g, "\\$&"));
  return new RegExp(`${start}(?:${literals.join("|")})`, "i");
}

const patterns = new Map(
  Object.entries(foreignCode).map(([language, { paths, bundles, modules }]) => [
    language,
    {
      path: patternOf(paths, ""),
      bundle: patternOf(bundles, "^https?:.*"),
      module: patternOf(modules, "^"),
    },
  ]),
);

/** True where neither the file nor the module says that the code came with the language, a library or the browser. */
export function isOwnCode(language: Language, module: string | null, file: string | null): boolean {
  if (!module && !file) return false;
  const pattern = patterns.get(language);
  if (file && (pattern?.path?.test(file) || pattern?.bundle?.test(file))) return false;
  return !(module && pattern?.module?.test(module));
}
