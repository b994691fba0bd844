import type { Level } from "#lib/issues/schemas.ts";

/** What loggers of the common languages, syslog, Sentry and OpenTelemetry call the five levels. */
const words: Readonly<Record<Level, readonly string[]>> = {
  fatal: ["fatal", "critical", "crit", "alert", "emergency", "emerg", "panic"],
  error: ["error", "err", "severe"],
  warning: ["warning", "warn"],
  info: ["info", "information", "notice", "log", "sample"],
  debug: ["debug", "trace", "verbose", "fine", "finer", "finest"],
};
const levels: ReadonlyMap<string, Level> = new Map(
  Object.entries(words).flatMap(([level, names]) =>
    names.map((name): [string, Level] => [name, level as Level]),
  ),
);

/** The level that a word stands for, in capitals or not; null where it stands for none. */
export function readLevel(word: string): Level | null {
  return levels.get(word.trim().toLowerCase()) ?? null;
}
