const formats = new Map<string, Intl.NumberFormat>();

/** Seconds up to a minute and a half, then minutes, in words of the language; the page's script does the same. */
export function spellTime(seconds: number, language: string): string {
  const minutes = seconds > 90;
  return formatFor(language, minutes ? "minute" : "second").format(
    minutes ? Math.ceil(seconds / 60) : seconds,
  );
}

/** Making one costs more than the rest of the page. */
function formatFor(language: string, unit: "minute" | "second"): Intl.NumberFormat {
  const key = `${language} ${unit}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" });
  formats.set(key, format);
  return format;
}
