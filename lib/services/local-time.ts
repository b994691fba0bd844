/** The day of an instant by the clocks of a zone, `2026-11-28`. */
export function localDay(instant: Date, zone: string): string {
  return clocksAt(instant, zone).slice(0, 10);
}

/** The day after one, by the calendar. */
export function nextDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + 1)).toISOString().slice(0, 10);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/**
 * When the clocks of a zone show a time on a day. A time that the clocks show twice has a first and a last instant; one
 * that they jump over is the instant of the jump.
 */
export function instantOf(day: string, time: string, zone: string, which: "first" | "last"): Date {
  const wanted = `${day}T${time}`;
  const asUtc = Date.parse(`${wanted}:00Z`);
  // No zone is further than 14 hours from UTC, and none changes its clocks by more than a few hours at once.
  const offsets = [-26, 26].map((hours) => offsetAt(asUtc + hours * 3_600_000, zone));
  const instants = [...new Set(offsets)].map((offset) => asUtc - offset).sort((a, b) => a - b);
  const shown = instants.filter((instant) => clocksAt(new Date(instant), zone) === wanted);
  const found = which === "first" ? shown.at(0) : shown.at(-1);
  return new Date(found ?? findJump(instants, zone));
}

/** Between instants that the clocks' two offsets give for a time that is never shown: the first after the jump. */
function findJump(instants: number[], zone: string): number {
  let before = (instants.at(0) ?? 0) - 60_000;
  let after = (instants.at(-1) ?? 0) + 60_000;
  const offset = offsetAt(before, zone);
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle, zone) === offset) before = middle;
    else after = middle;
  }
  return Math.floor(after / 1000) * 1000;
}

/** Milliseconds that the clocks of a zone are ahead of UTC. */
function offsetAt(instant: number, zone: string): number {
  const whole = Math.floor(instant / 60_000) * 60_000;
  return Date.parse(`${clocksAt(new Date(whole), zone)}:00Z`) - whole;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a zone show, `2026-11-28T14:05`. */
function clocksAt(instant: Date, zone: string): string {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("sv-SE", {
      timeZone: zone,
      ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" },
    });
  formats.set(zone, format);
  return format.format(instant).replace(" ", "T");
}
