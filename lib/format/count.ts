import type { Language } from "#lib/format/reader-language.ts";

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const compact = { notation: "compact", maximumFractionDigits: 1 } as const;
const short: Record<Language, Intl.NumberFormat> = {
  en: new Intl.NumberFormat("en", compact),
  ko: new Intl.NumberFormat("ko", compact),
};

/** A count in full, with thousands separators: `1,284`. */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** A count where space is short: `1.2k`, `3.4m`. */
export function formatCountShort(count: number, language: Language = "en"): string {
  return short[language].format(count).toLowerCase();
}

/** A count that was counted no further than to `most`: `9,999`, then `10,000+`. */
export function formatCountUpTo(count: number, most: number): string {
  return count < most ? formatCount(count) : `${formatCount(most)}+`;
}

/** A share between 0 and 1 as a percentage: `91 %`, and `<1 %` rather than a zero that is not one. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.01) return "<1 %";
  if (share < 1 && share > 0.99) return ">99 %";
  return `${Math.round(share * 100)} %`;
}

/** A count with what is counted: `1 record`, `1,284 records`. English only; pages say counts by their messages. */
export function countNoun(count: number, noun: string): string {
  return `${formatCount(count)} ${nameNoun(count, noun)}`;
}

/** The noun alone, as a count needs it. */
export function nameNoun(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}
