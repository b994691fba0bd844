import type { Language } from "#lib/format/reader-language.ts";

const wanted = { type: "language", fallback: "code" } as const;
const names: Record<Language, Intl.DisplayNames> = {
  en: new Intl.DisplayNames("en", wanted),
  ko: new Intl.DisplayNames("ko", wanted),
};

/** The name of a language by its code (BCP 47); the code itself where there is none, or where it is no code. */
export function nameLanguage(code: string, language: Language = "en"): string {
  try {
    return names[language].of(code) ?? code;
  } catch {
    return code;
  }
}
