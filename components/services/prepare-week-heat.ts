import type { Words } from "#components/ui/words.ts";
import type { ErrorHour } from "#lib/insights/schemas.ts";

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
type Weekday = (typeof weekdays)[number];
type HeatWords = Words<"services.weekHeat">;
const strongest = 4;

export type HeatCell = { hour: number; count: number; level: number; label: string };
export type WeekHeat = {
  /** `day` is an English abbreviation; the reader sees the other two. */
  rows: { day: Weekday; short: string; name: string; cells: HeatCell[] }[];
  total: number;
  /** When most errors come, in a sentence. */
  summary: string;
};

/** Errors by weekday and hour in the reader's zone; 0 is none, 4 as many as in the worst hour. */
export function prepareWeekHeat(t: HeatWords, hours: ErrorHour[], zone: string): WeekHeat {
  const counts = countByPlace(hours, zone);
  const most = Math.max(0, ...counts.values());
  const rows = weekdays.map((day) => ({
    day,
    short: t(`short.${day}`),
    name: t(`long.${day}`),
    cells: Array.from({ length: 24 }, (_, hour) => toCell(t, { day, hour }, counts, most)),
  }));
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { rows, total, summary: summarize(t, rows, total, most) };
}

function countByPlace(hours: ErrorHour[], zone: string): Map<string, number> {
  const format = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone: zone, weekday: "short", hour: "2-digit", hourCycle: "h23" },
  });
  const counts = new Map<string, number>();
  for (const { at, count } of hours) {
    const parts = format.formatToParts(new Date(at));
    const read = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
    const place = placeOf(read("weekday"), Number(read("hour")));
    counts.set(place, (counts.get(place) ?? 0) + count);
  }
  return counts;
}

function toCell(
  t: HeatWords,
  { day, hour }: { day: Weekday; hour: number },
  counts: Map<string, number>,
  most: number,
): HeatCell {
  const count = counts.get(placeOf(day, hour)) ?? 0;
  // By the root: one terrible hour must not make all others look like none.
  const level = count === 0 ? 0 : Math.ceil(strongest * Math.sqrt(count / most));
  const label = t("cell", { day: t(`long.${day}`), hour: formatHour(hour), count });
  return { hour, count, level, label };
}

function summarize(t: HeatWords, rows: WeekHeat["rows"], total: number, most: number): string {
  if (total === 0) return t("none");
  const worst = rows
    .flatMap(({ name, cells }) => cells.map((cell) => ({ name, ...cell })))
    .find(({ count }) => count === most);
  const hour = formatHour(worst?.hour ?? 0);
  return t("summary", { day: worst?.name ?? "", hour, most: String(most), total });
}

function placeOf(day: string, hour: number): string {
  return `${day} ${hour}`;
}

/** An hour as clocks show it. */
export function formatHour(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}
