const names = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

/** The English name of a language by its code (BCP 47); the code itself where there is none, or where it is no code. */
export function nameLanguage(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
