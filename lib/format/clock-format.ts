const looks = {
  absolute: {
    hourCycle: "h23",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  },
  dayMinute: {
    hourCycle: "h23",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  },
  minute: { hour: "2-digit", minute: "2-digit" },
  second: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  day: { day: "numeric", month: "short" },
  numbers: {
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

const made = new Map<string, Intl.DateTimeFormat>();
/** More than the languages, looks and zones that one organisation reads in. */
const keptAtMost = 500;

/**
 * The formatter of a look in a language and a zone (RangeError where there is no such zone). Each is made once: to make
 * one takes as long as to format fifty moments, and a page tells hundreds.
 */
export function clockFormat(
  look: keyof typeof looks,
  tag: string,
  zone: string,
): Intl.DateTimeFormat {
  const key = `${look} ${tag} ${zone}`;
  const known = made.get(key);
  if (known) return known;
  if (made.size >= keptAtMost) made.clear();
  const format = new Intl.DateTimeFormat(tag, { ...looks[look], timeZone: zone });
  made.set(key, format);
  return format;
}

/** A moment in a look; `Invalid Date` for what is none. */
export function formatClock(
  look: keyof typeof looks,
  at: Date,
  zone: string,
  tag = "en-GB",
): string {
  return Number.isNaN(at.getTime()) ? String(at) : clockFormat(look, tag, zone).format(at);
}
