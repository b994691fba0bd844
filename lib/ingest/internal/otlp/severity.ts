import type { Level } from "#lib/issues/schemas.ts";

const words: readonly [RegExp, Level][] = [
  [/^(?:fatal|crit|alert|emerg|panic)/i, "fatal"],
  [/^err/i, "error"],
  [/^warn/i, "warning"],
  [/^(?:info|notice)/i, "info"],
  [/^(?:debug|trace|verbose|fine)/i, "debug"],
];

/** The level of an OTLP severity number (1 to 24); of its text where the number is unspecified; null where both are. */
export function deriveLevel(number: unknown, text: string | null): Level | null {
  if (typeof number !== "number" || !(number >= 1)) {
    return words.find(([word]) => word.test(text ?? ""))?.[1] ?? null;
  }
  if (number >= 21) return "fatal";
  if (number >= 17) return "error";
  if (number >= 13) return "warning";
  return number >= 9 ? "info" : "debug";
}
