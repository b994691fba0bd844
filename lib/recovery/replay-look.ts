import { endOf, type History, slideWindow } from "#lib/recovery/replay-history.ts";
import type { Match } from "#lib/recovery/trigger.ts";
import type { Trigger } from "#lib/recovery/trigger-schemas.ts";
import { deriveUsual, listUsualHours, type UsualCount } from "#lib/recovery/usual-count.ts";

/** What a trigger would have found; its codes are listed only where somebody asks for them. */
export type Found = { match: Match; listCodes(): string[] };

/** The end of a bucket of so many seconds. */
export type Tick = { at: number; seconds: number };
/** `dealt` is when the last run ended. Moments come in time order. */
type Look = (tick: Tick, dealt: number) => Found[];

const daySeconds = 86_400;

/** The measuring of a trigger over history, as its kind asks. */
export function prepareLook(trigger: Trigger, history: History): Look {
  switch (trigger.kind) {
    case "count":
    case "share":
      return lookAtWindow(trigger, history);
    case "rate":
      return lookAtRate(trigger, history);
    case "absence":
      return lookForSilence(trigger, history);
    case "new-issue":
    case "regressed-issue":
      return lookForHappenings(history);
  }
}

function lookAtWindow({ window_seconds }: Trigger, { buckets }: History): Look {
  const slide = slideWindow(buckets);
  return ({ at, seconds }, dealt) => {
    // A window cannot be shorter than what is stored.
    const length = Math.ceil(window_seconds / seconds) * seconds;
    const { count, total, listCodes } = slide(Math.max(at - length, dealt), at);
    return [{ match: { count, total, first_at: null, error_codes: [] }, listCodes }];
  };
}

function lookAtRate(trigger: Trigger, history: History): Look {
  const look = lookAtWindow(trigger, history);
  const known = new Map<number, UsualCount>();
  const usualAt = (at: number): UsualCount => {
    const hour = Math.floor(at / 3600);
    const remembered = known.get(hour);
    if (remembered) return remembered;
    const hours = listUsualHours(new Date(at * 1000), history.first_heard_at);
    const counts = hours.map((time) => history.hours.get(time.getTime() / 1000) ?? 0);
    const usual = deriveUsual(counts, trigger.window_seconds);
    known.set(hour, usual);
    return usual;
  };
  return (tick, dealt) =>
    look(tick, dealt).map(({ match, listCodes }) => {
      if (match.count < trigger.count) return { match, listCodes };
      const usual = scale(usualAt(tick.at), trigger.window_seconds, tick.seconds);
      return { match: { ...match, usual }, listCodes };
    });
}

/** Where a short window is counted over a longer bucket, as much longer is what is usual for it. */
function scale({ count, days }: UsualCount, window_seconds: number, seconds: number): UsualCount {
  const length = Math.ceil(window_seconds / seconds) * seconds;
  return { days, count: count === null ? null : (count * length) / window_seconds };
}

function lookForSilence({ window_seconds }: Trigger, { buckets }: History): Look {
  let next = 0;
  let heard: number | null = null;
  const listCodes = () => [];
  return ({ at }, dealt) => {
    for (let bucket = buckets[next]; bucket && endOf(bucket) <= at; bucket = buckets[next]) {
      if (bucket.total > 0) heard = endOf(bucket);
      next += 1;
    }
    const isRemembered = heard !== null && heard > at - window_seconds - daySeconds;
    const silence = {
      last_at: heard !== null && isRemembered ? new Date(heard * 1000) : null,
      seconds: at - Math.max(heard ?? at, dealt),
    };
    return [{ match: { count: 0, first_at: null, error_codes: [], silence }, listCodes }];
  };
}

function lookForHappenings({ happenings, from }: History): Look {
  let next = happenings.findIndex(({ at }) => at >= from);
  return ({ at: now }) => {
    const found: Found[] = [];
    for (let one = happenings[next]; one && one.at < now; one = happenings[next]) {
      const { error_code, title: issue } = one;
      const match = { count: 1, first_at: new Date(one.at * 1000), error_codes: [], issue };
      found.push({ match, listCodes: () => [error_code] });
      next += 1;
    }
    return found;
  };
}
