import { splitDotnetCall } from "#lib/grouping/dotnet-call.ts";
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
  const signature = name?.includes("(") ? splitDotnetCall(name) : null;
  const call = signature
    ? `${joinPath(module, signature.name)}${signature.parameters}${signature.rest}`
    : `${joinPath(module, name ?? "<unknown>")}()`;
  const place = file === null || line === null ? "" : ` in ${file}:line ${line}`;
  return `   at ${call}${place}`;
}

/** An SDK that makes names readable says the class in the module and again before the method. */
function joinPath(module: string | null, name: string): string {
  if (module === null || name.startsWith(`${module}.`)) return name;
  const type = `${module.slice(module.lastIndexOf(".") + 1)}.`;
  return `${module}.${name.startsWith(type) ? name.slice(type.length) : name}`;
}
