import type { PageLanguage } from "#lib/error-pages/content-schemas.ts";
import { catalogues } from "#lib/error-pages/texts.ts";
import { type Language, languages } from "#lib/services/language-schemas.ts";

export function isLanguage(code: string): code is Language {
  return Object.hasOwn(catalogues, code);
}

/** Every language that pages are written in, with its name in English. */
export function listLanguages(): PageLanguage[] {
  const names = new Intl.DisplayNames(["en"], { type: "language" });
  return languages.map((code) => {
    return { code, name: names.of(code) ?? code, reviewed: catalogues[code].reviewed };
  });
}
