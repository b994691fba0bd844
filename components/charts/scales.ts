import type { Language } from "#lib/format/reader-language.ts";
import { formatDay, formatTimeOfDay } from "#lib/format/time.ts";
import { zoneOffset } from "#lib/format/zone.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const tickSteps = [
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  3 * hour,
  4 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  7 * day,
  14 * day,
  30 * day,
];
const ticksAtMost = 7;

/** Whole-numbered ticks from 0 to a round number at or above the highest value, three or four steps apart. */
export function niceScale(highest: number): number[] {
  const rough = Math.max(highest, 1) / 3;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 4, 5, 10].find((one) => one * magnitude >= rough) ?? 10;
  const step = Math.max(1, Math.ceil(factor * magnitude));
  const steps = Math.max(1, Math.ceil(highest / step));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}

/** Round moments of the zone's own clock between two moments (epoch milliseconds), at most seven; midnight shows its day. */
export function timeTicks(
  from: number,
  to: number,
  zone: string,
  language: Language = "en",
): { at: number; label: string }[] {
  const span = to - from;
  const step = tickSteps.find((one) => span / one <= ticksAtMost) ?? span / ticksAtMost;
  const first = from + zoneOffset(new Date(from), zone);
  const ticks: { at: number; label: string }[] = [];
  for (let local = Math.ceil(first / step) * step; ticks.length <= ticksAtMost; local += step) {
    const at = toInstant(local, zone);
    if (at > to) break;
    ticks.push({ at, label: tickLabel(at, step, span, zone, language) });
  }
  return ticks;
}

/** Two passes, because the offset is that of the result and not of the reading. */
function toInstant(local: number, zone: string): number {
  const guess = local - zoneOffset(new Date(local), zone);
  return local - zoneOffset(new Date(guess), zone);
}

function tickLabel(
  at: number,
  step: number,
  span: number,
  zone: string,
  language: Language,
): string {
  const time = formatTimeOfDay(new Date(at), zone);
  const showsDay = step >= day || (span > day && time === "00:00");
  return showsDay ? formatDay(new Date(at), zone, language) : time;
}
