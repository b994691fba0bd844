import { isKnownForeign } from "#lib/grouping/foreign-name.ts";
import { chainOf, type Thrown } from "#lib/ingest/internal/sentry/thrown.ts";

const mostNames = 50;

/**
 * Modules and files that the SDK calls foreign and that nobody would know as such by their names. None where it calls
 * nothing the program's own: then it was not told what is.
 */
export function listNotInApp(thrown: Thrown | null): string[] {
  if (!thrown) return [];
  const calls = chainOf(thrown).flatMap((error) => error.calls);
  if (!calls.some(({ ownCode }) => ownCode === true)) return [];
  const names = calls.flatMap(({ ownCode, module, file }) =>
    ownCode === false ? (module ?? file ?? []) : [],
  );
  return [...new Set(names)].filter((name) => !isKnownForeign(name)).slice(0, mostNames);
}
