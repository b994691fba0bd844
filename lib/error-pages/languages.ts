import type { PageLanguage } from "#lib/error-pages/content-schemas.ts";
import { catalogues } from "#lib/error-pages/texts.ts";
import { nameLanguage } from "#lib/format/name-language.ts";
import { languages } from "#lib/services/language-schemas.ts";

/** Every language that pages are written in, with its name in English. */
export function listLanguages(): PageLanguage[] {
  return languages.map((code) => ({
    ...{ code, name: nameLanguage(code), reviewed: catalogues[code].reviewed },
  }));
}
