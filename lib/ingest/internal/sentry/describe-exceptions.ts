import {
  isObject,
  type Loose,
  listOf,
  objectOf,
  textOf,
} from "#lib/ingest/internal/sentry/loose.ts";

const mostExceptions = 50;
const mostFrames = 50;
const mostThreads = 50;

/** What an event says of its exceptions beside the text of their calls, the one that was thrown first. */
export function describeExceptions(event: Loose): Loose[] {
  return listOf(event.exception ?? event["sentry.interfaces.Exception"])
    .slice(-mostExceptions)
    .reverse()
    .map(({ type, module, mechanism, thread_id, stacktrace }) => {
      const frames = describeFrames(stacktrace);
      return {
        ...given({ type, module, mechanism, thread_id }),
        ...(frames.length > 0 ? { frames } : {}),
      };
    });
}

/** The calls that came with their source or their variables, the innermost first. */
function describeFrames(stacktrace: unknown): Loose[] {
  const { frames } = objectOf(stacktrace);
  return (Array.isArray(frames) ? listOf(frames) : [])
    .filter(({ context_line, vars }) => textOf(context_line) !== null || hasMembers(vars))
    .slice(-mostFrames)
    .reverse()
    .map((frame) =>
      given({
        function: frame.function,
        file: frame.abs_path ?? frame.filename,
        line: frame.lineno,
        in_app: frame.in_app,
        pre_context: frame.pre_context,
        context_line: frame.context_line,
        post_context: frame.post_context,
        vars: hasMembers(frame.vars) ? frame.vars : undefined,
      }),
    );
}

/** Which threads there were; the calls of the one that counts are the record's stack trace. */
export function describeThreads(event: Loose): Loose[] {
  return listOf(event.threads)
    .slice(0, mostThreads)
    .map(({ id, name, crashed, current, state, stacktrace }) => {
      const { frames } = objectOf(stacktrace);
      const calls = Array.isArray(frames) ? frames.length : undefined;
      return given({ id, name, crashed, current, state, calls });
    });
}

/** Where the minified files that take part can be found again. */
export function describeImages(event: Loose): Loose[] {
  return listOf(objectOf(event.debug_meta).images)
    .filter(({ type, debug_id }) => type === "sourcemap" && textOf(debug_id) !== null)
    .slice(0, mostFrames)
    .map(({ debug_id, code_file }) => given({ debug_id, code_file }));
}

/** Without members that are not there or empty. */
export function given(value: Loose): Loose {
  const entries = Object.entries(value);
  const kept = entries.filter(([, part]) => isGiven(part));
  return kept.length === entries.length ? value : Object.fromEntries(kept);
}

function isGiven(part: unknown): boolean {
  if (part === undefined || part === null || part === "") return false;
  return Array.isArray(part) ? part.length > 0 : !isObject(part) || hasMembers(part);
}

function hasMembers(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length > 0;
}
