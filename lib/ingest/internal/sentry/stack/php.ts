import type { Call } from "#lib/ingest/internal/sentry/call.ts";
import { headOf } from "#lib/ingest/internal/sentry/stack/head.ts";
import { chainOf, type Thrown } from "#lib/ingest/internal/sentry/thrown.ts";

/** As PHP prints an uncaught exception: the root cause first, each outer error behind `Next`. */
export function renderPhp(thrown: Thrown): string[] {
  return chainOf(thrown)
    .reverse()
    .flatMap((error, index) => (index === 0 ? renderError(error) : ["", ...renderNext(error)]));
}

function renderNext(error: Thrown): string[] {
  const [head = "", ...rest] = renderError(error);
  return [`Next ${head}`, ...rest];
}

/** A line names the function that was called there: the place of a call and its name stand on different lines. */
function renderError({ calls, ...error }: Thrown): string[] {
  const [innermost] = calls;
  const place = innermost?.file ? ` in ${innermost.file}:${innermost.line ?? 0}` : "";
  const head = `${headOf(error)}${place}`.split("\n");
  if (calls.length === 0) return head;
  const named = calls.at(-1)?.name == null ? calls.slice(0, -1) : calls;
  const lines = named.map(
    (call, index) => `#${index} ${placeOf(calls[index + 1])}: ${nameOf(call)}`,
  );
  return [...head, "Stack trace:", ...lines, `#${named.length} {main}`];
}

function placeOf(call: Call | undefined): string {
  if (!call?.file || call.file === "[internal]") return "[internal function]";
  return `${call.file}(${call.line ?? 0})`;
}

function nameOf({ name, module }: Call): string {
  const path = name ?? "{closure}";
  const full = module && !path.includes("::") && !path.includes("->") ? `${module}->${path}` : path;
  return full.endsWith(")") ? full : `${full}()`;
}
