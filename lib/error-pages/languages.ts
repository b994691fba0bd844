import type { PageLanguage } from "#lib/error-pages/content-schemas.ts";
import { type Catalogue, catalogues, type Language } from "#lib/error-pages/texts.ts";

const codes = Object.keys(catalogues).filter(isLanguage);

export function isLanguage(code: string): code is Language {
  return Object.hasOwn(catalogues, code);
}

/** Every language that pages are written in, with its name in English. */
export function listLanguages(): PageLanguage[] {
  const names = new Intl.DisplayNames(["en"], { type: "language" });
  return codes.map((code) => {
    const catalogue: Catalogue & { reviewed?: boolean } = catalogues[code];
    return { code, name: names.of(code) ?? code, reviewed: catalogue.reviewed !== false };
  });
}
