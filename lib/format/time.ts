import { formatClock } from "#lib/format/clock-format.ts";
import type { Language } from "#lib/format/reader-language.ts";

/** Both on a 24-hour clock, as logs are. */
const tags: Record<Language, string> = { en: "en-GB", ko: "ko-KR" };
const dayMilliseconds = 24 * 3_600_000;

/** Whether a moment is near enough to be read best as a distance. */
export function isRecent(at: Date, now: Date): boolean {
  return Math.abs(now.getTime() - at.getTime()) < dayMilliseconds;
}

/** The distance between two moments: `just now`, `18 s ago`, `4 min ago`, `in 2 h`, `3 days ago`. */
export function formatRelative(at: Date, now: Date, language: Language = "en"): string {
  const seconds = Math.round((now.getTime() - at.getTime()) / 1000);
  const distance = Math.abs(seconds);
  if (language === "ko") return relativeInKorean(distance, seconds > 0);
  if (distance < 5) return "just now";
  const text = wordsOf(distance);
  return seconds > 0 ? `${text} ago` : `in ${text}`;
}

function relativeInKorean(distance: number, isPast: boolean): string {
  if (distance < 5) return "방금";
  const units = [
    [86_400, "일"],
    [3600, "시간"],
    [60, "분"],
  ] as const;
  const [size, name] = units.find(([seconds]) => distance >= seconds) ?? [1, "초"];
  return `${Math.floor(distance / size)}${name} ${isPast ? "전" : "후"}`;
}

function wordsOf(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h`;
  const days = Math.floor(seconds / 86_400);
  return days === 1 ? "1 day" : `${days} days`;
}

/** The moment in full, with the name of the zone it is told in: `22 Nov 2026, 14:02:11 Europe/Berlin`. */
export function formatAbsolute(at: Date, zone: string, language: Language = "en"): string {
  return `${formatClock("absolute", at, zone, tags[language])} ${zone}`;
}

/** Day and minute, for places that name the zone elsewhere: `22 Nov, 14:02`. */
export function formatDayMinute(at: Date, zone: string, language: Language = "en"): string {
  return formatClock("dayMinute", at, zone, tags[language]);
}

/** Hour and minute on a 24-hour clock, `14:02`; with seconds on wish, `14:02:11`. */
export function formatTimeOfDay(at: Date, zone: string, withSeconds = false): string {
  return formatClock(withSeconds ? "second" : "minute", at, zone);
}

/** The day alone: `22 Nov`. */
export function formatDay(at: Date, zone: string, language: Language = "en"): string {
  return formatClock("day", at, zone, tags[language]);
}

/** The moment in UTC for machines and logs: `2026-11-22 13:02:11 UTC`. */
export function formatUtc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
