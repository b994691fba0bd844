import type { Language } from "#lib/format/reader-language.ts";

type Unit = "d" | "h" | "min" | "s";
const units: Record<Language, Record<Unit, string>> = {
  en: { d: " d", h: " h", min: " min", s: " s" },
  ko: { d: "일", h: "시간", min: "분", s: "초" },
};
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time from seconds, in its two largest units: `6.2 s`, `1 min 52 s`, `3 h 5 min`, `2 d 4 h`. */
export function formatDuration(seconds: number, language: Language = "en"): string {
  const length = Math.max(0, seconds);
  const named = units[language];
  if (length < 1) return `${Math.round(length * 1000)} ms`;
  if (length < 9.95) return `${Number(length.toFixed(1))}${named.s}`;
  const rounded = Math.round(length);
  if (rounded < minute) return `${rounded}${named.s}`;
  if (rounded < hour) return pair(rounded, minute, named.min, 1, named.s);
  if (rounded < day) return pair(rounded, hour, named.h, minute, named.min);
  return pair(rounded, day, named.d, hour, named.h);
}

function pair(seconds: number, large: number, name: string, small: number, rest: string): string {
  const whole = Math.floor(seconds / large);
  const remainder = Math.floor((seconds - whole * large) / small);
  return remainder === 0 ? `${whole}${name}` : `${whole}${name} ${remainder}${rest}`;
}

/** A length of time from seconds as a clock reads it: `1:48`, `1:02:05`. */
export function formatClock(seconds: number): string {
  const length = Math.max(0, Math.round(seconds));
  const parts = [Math.floor(length / minute) % 60, length % minute];
  const hours = Math.floor(length / hour);
  const padded = parts.map((part) => String(part).padStart(2, "0"));
  return hours > 0 ? `${hours}:${padded.join(":")}` : `${parts[0]}:${padded[1]}`;
}

/** How wide the bars of a timeline are: `per 20 minutes`, `per hour`. */
export function formatBucket(seconds: number, language: Language = "en"): string {
  if (language === "ko") return `${formatDuration(seconds, language)} 단위`;
  const units = [
    [7 * day, "week"],
    [day, "day"],
    [hour, "hour"],
    [minute, "minute"],
    [1, "second"],
  ] as const;
  for (const [size, name] of units) {
    const count = seconds / size;
    if (count === 1) return `per ${name}`;
    if (count > 1 && Number.isInteger(count)) return `per ${count} ${name}s`;
  }
  return `per ${formatDuration(seconds)}`;
}
