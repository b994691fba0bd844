import { catalogues } from "#lib/error-pages/texts.ts";
import type { Language } from "#lib/services/language-schemas.ts";

const formats = new Map<Language, Intl.RelativeTimeFormat>();

/**
 * How long from now, with the preposition, case and plural of the language ("in 12 seconds", "za 2 sekundy"): seconds
 * up to a minute and a half, minutes up to an hour and a half, then hours; the page's script does the same.
 */
export function spellWait(seconds: number, language: Language): string {
  const format = formatFor(language);
  if (seconds > 5400) return format.format(Math.round(seconds / 3600), "hour");
  return seconds > 90
    ? format.format(Math.ceil(seconds / 60), "minute")
    : format.format(seconds, "second");
}

/** Making one costs more than the rest of the page. Digits are those of telephone numbers and references. */
function formatFor(language: Language): Intl.RelativeTimeFormat {
  const format =
    formats.get(language) ?? new Intl.RelativeTimeFormat(`${catalogues[language].tag}-u-nu-latn`);
  formats.set(language, format);
  return format;
}
