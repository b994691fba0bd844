import type { Call } from "#lib/ingest/internal/sentry/call.ts";
import { headOf } from "#lib/ingest/internal/sentry/stack/head.ts";
import { chainOf, type Thrown } from "#lib/ingest/internal/sentry/thrown.ts";

const endOfInner = "   --- End of inner exception stack trace ---";

/** As `Exception.ToString` prints: all heads, then the calls of the innermost error, then those of the next outer one. */
export function renderDotnet(thrown: Thrown): string[] {
  const chain = chainOf(withFirstMember(thrown));
  const heads = chain.flatMap((error, index) =>
    `${index === 0 ? "" : " ---> "}${headOf(error)}`.split("\n"),
  );
  const calls = chain
    .toReversed()
    .flatMap((error, index) => [
      ...(index === 0 ? [] : [endOfInner]),
      ...error.calls.map(renderCall),
    ]);
  return [...heads, ...calls, ...renderMembers(thrown)];
}

/** An AggregateException counts its first member as what it was caused by. */
function withFirstMember(thrown: Thrown): Thrown {
  if (thrown.cause) return { ...thrown, cause: withFirstMember(thrown.cause) };
  const [first] = thrown.members;
  return first ? { ...thrown, cause: withFirstMember(first) } : thrown;
}

function renderMembers(thrown: Thrown): string[] {
  const group = chainOf(thrown).find(({ members }) => members.length > 0);
  return (group?.members ?? []).flatMap((member, index) => {
    const [first = "", ...rest] = renderDotnet(member);
    return [` ---> (Inner Exception #${index}) ${first}`, ...rest, "<---", ""];
  });
}

function renderCall({ name, module, file, line }: Call): string {
  const path = [module, name ?? "<unknown>"].filter(Boolean).join(".");
  const call = `   at ${path.includes("(") ? path : `${path}()`}`;
  return file === null || line === null ? call : `${call} in ${file}:line ${line}`;
}
