import { isKnownForeign } from "#lib/grouping/foreign-name.ts";
import { chainOf, type Thrown } from "#lib/ingest/internal/sentry/thrown.ts";

const mostNames = 50;

/**
 * Modules and files that the SDK calls foreign and that nobody would know as such by their names. None where it calls
 * nothing the program's own: then it was not told what is.
 */
export function listNotInApp(thrown: Thrown | null): string[] {
  if (!thrown) return [];
  const names = new Set<string>();
  let isTold = false;
  for (const { calls } of chainOf(thrown)) {
    for (const { ownCode, module, file } of calls) {
      isTold ||= ownCode === true;
      const name = ownCode === false ? (module ?? file) : null;
      if (name !== null) names.add(name);
    }
  }
  if (!isTold) return [];
  return [...names].filter((name) => !isKnownForeign(name)).slice(0, mostNames);
}
