import { zoneOffset } from "#lib/format/zone.ts";

/** A moment as a `datetime-local` field holds it, on the clocks of a zone. */
export function toLocalMoment(at: Date, zone: string): string {
  return new Date(at.getTime() + zoneOffset(at, zone)).toISOString().slice(0, 16);
}

/** The moment that a `datetime-local` field holds on the clocks of a zone; null while it is not filled in. */
export function fromLocalMoment(text: string, zone: string): Date | null {
  const told = new Date(`${text}Z`);
  if (Number.isNaN(told.getTime())) return null;
  // The offset is that of the moment itself, which differs from the one told where clocks are put forward or back.
  const near = new Date(told.getTime() - zoneOffset(told, zone));
  return new Date(told.getTime() - zoneOffset(near, zone));
}
