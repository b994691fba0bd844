import { clockFormat } from "#lib/format/clock-format.ts";

/** The cookie that remembers in which zone a person reads times. */
export const zoneCookie = "zone";
/** The one that remembers a person's own zone while they read in UTC. */
export const homeZoneCookie = "home_zone";

/** The zone a cookie or an address names, or UTC where it names none. */
export function readZone(value: string | undefined): string {
  if (!value) return "UTC";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}

/** Milliseconds that the clocks of a zone are ahead of UTC at a moment. */
export function zoneOffset(at: Date, zone: string): number {
  const parts = clockFormat("numbers", "en-GB", zone).formatToParts(at);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const local = Date.UTC(
    read("year"),
    read("month") - 1,
    read("day"),
    read("hour"),
    read("minute"),
    read("second"),
  );
  return local - Math.floor(at.getTime() / 1000) * 1000;
}

/** A zone as a short label: its city, `Berlin`. */
export function nameZone(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** The moment at which the clocks of a zone show `2026-11-22T14:02`; null for what is no such text. */
export function readLocalTime(text: string, zone: string): Date | null {
  const shown = new Date(`${text}Z`).getTime();
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text) || Number.isNaN(shown)) return null;
  // The offset may change between the first guess and the moment meant.
  const guess = shown - zoneOffset(new Date(shown), zone);
  return new Date(shown - zoneOffset(new Date(guess), zone));
}

/** What the clocks of a zone show at a moment, for a field of date and time: `2026-11-22T14:02`. */
export function formatLocalTime(at: Date, zone: string): string {
  return new Date(at.getTime() + zoneOffset(at, zone)).toISOString().slice(0, 16);
}
