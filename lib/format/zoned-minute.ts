import { zoneOffset } from "#lib/format/zone.ts";

const minuteLength = "2026-11-22T14:02".length;

/** A moment as a field of date and time shows it in a zone: `2026-11-22T14:02`. */
export function toZoned(at: Date, zone: string): string {
  return new Date(at.getTime() + zoneOffset(at, zone)).toISOString().slice(0, minuteLength);
}

/** The moment that such a field means in a zone; null where it holds none. */
export function fromZoned(text: string, zone: string): Date | null {
  const wall = new Date(`${text}Z`);
  if (text.length < minuteLength || Number.isNaN(wall.getTime())) return null;
  // The offset at the wall's own reading is off by an hour around a change of clocks; once more puts it right.
  const guess = new Date(wall.getTime() - zoneOffset(wall, zone));
  return new Date(wall.getTime() - zoneOffset(guess, zone));
}
