import { Language } from "#lib/services/language-schemas.ts";
import { MaintenanceSchedule } from "#lib/services/maintenance-schemas.ts";
import { findSpan } from "#lib/services/maintenance-span.ts";

/** A planned time in which a service is closed: what visitors may be told of a maintenance window. */
export type Closure = {
  /** Of the calendar entry; stays when the time changes. */
  uid: string;
  revision: number;
  from: Date;
  to: Date;
  messages: Partial<Record<Language, string>>;
};

export type StoredWindow = { id: string; revision: number; schedule: unknown; messages: unknown };

/** The current or next span of each window, earliest first; a window that cannot be read closes nothing. */
export function listClosures(windows: readonly StoredWindow[], now: Date): Closure[] {
  return windows
    .flatMap(({ id, revision, schedule: stored, messages }) => {
      const schedule = MaintenanceSchedule.safeParse(stored).data;
      const span = schedule ? findSpan(schedule, now) : null;
      if (!schedule || !span) return [];
      const uid = schedule.kind === "once" ? id : `${id}-${span.from.getTime() / 1000}`;
      return [{ uid, revision, ...span, messages: readMessages(messages) }];
    })
    .toSorted((one, other) => one.from.getTime() - other.from.getTime());
}

function readMessages(messages: unknown): Closure["messages"] {
  return Object.fromEntries(
    Object.entries(messages ?? {}).filter(
      ([language, text]) => Language.safeParse(language).success && typeof text === "string",
    ),
  );
}

/** The closure that is under way; of several the one that ends last. It is over by itself at its end. */
export function closureInForce(closures: readonly Closure[], now: Date): Closure | null {
  const open = closures.filter(({ from, to }) => from <= now && now < to);
  return open.toSorted((one, other) => other.to.getTime() - one.to.getTime())[0] ?? null;
}

/** The closure under way, else the next one that begins within so many hours. */
export function closureAhead(
  closures: readonly Closure[],
  now: Date,
  hours: number,
): Closure | null {
  const until = now.getTime() + hours * 3_600_000;
  const coming = closures.find(({ from }) => from > now && from.getTime() <= until);
  return closureInForce(closures, now) ?? coming ?? null;
}
