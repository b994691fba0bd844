import type { Call } from "#lib/ingest/internal/sentry/call.ts";
import { chainOf, type Thrown } from "#lib/ingest/internal/sentry/thrown.ts";

/** As `Exception#full_message` prints: the error behind its innermost call, then its causes in the same way. */
export function renderRuby(thrown: Thrown): string[] {
  return chainOf(thrown).flatMap(renderError);
}

function renderError({ type, value, calls }: Thrown): string[] {
  const [innermost, ...others] = calls;
  const [first = "", ...rest] = (value ?? type ?? "unhandled exception").split("\n");
  const head = `${first} (${type ?? "RuntimeError"})`;
  if (!innermost) return [head, ...rest];
  const from = others.map((call) => `\tfrom ${placeOf(call)}`);
  return [`${placeOf(innermost)}: ${head}`, ...rest, ...from];
}

function placeOf({ name, module, file, line }: Call): string {
  const place = `${file ?? "(unknown)"}:${line ?? 0}`;
  if (name === null) return place;
  const isNamed = module === null || /[#.]/.test(name);
  return `${place}:in '${isNamed ? name : `${module}#${name}`}'`;
}
