import { formatCount } from "#lib/format/count.ts";
import type { Language } from "#lib/format/reader-language.ts";

export type Direction = "up" | "down" | "same" | "new";

/** Which way a count moved since an earlier span of the same length. */
export function deriveDirection(now: number, before: number): Direction {
  if (now === before) return "same";
  if (before === 0) return "new";
  return now > before ? "up" : "down";
}

/** A change in words: `+312 %`, `−6 %`, `12×` from ten times on, `new` where nothing was before. */
export function formatChange(now: number, before: number, language: Language = "en"): string {
  const direction = deriveDirection(now, before);
  if (direction === "new") return language === "ko" ? "신규" : "new";
  if (direction === "same") return "0 %";
  const ratio = now / before;
  if (ratio >= 10) return `${formatCount(ratio)}×`;
  const percent = Math.round(Math.abs(ratio - 1) * 100);
  const sign = direction === "up" ? "+" : "−";
  return percent === 0 ? `${sign}<1 %` : `${sign}${percent} %`;
}
