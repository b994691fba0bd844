import { catalogues } from "#lib/error-pages/texts.ts";
import type { Language } from "#lib/services/language-schemas.ts";

const formats = new Map<Language, Intl.DateTimeFormat>();

/** Day, date, clock and zone of a moment in UTC; the page's script puts it into the visitor's own time. */
export function spellMoment(moment: Date, language: Language): string {
  const format =
    formats.get(language) ??
    new Intl.DateTimeFormat(`${catalogues[language].tag}-u-nu-latn`, {
      ...{ weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit" },
      ...{ timeZone: "UTC", timeZoneName: "short" },
    });
  formats.set(language, format);
  return format.format(moment);
}
