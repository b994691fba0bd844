import type { Call } from "#lib/ingest/internal/sentry/call.ts";
import { headOf } from "#lib/ingest/internal/sentry/stack/head.ts";
import type { Thrown } from "#lib/ingest/internal/sentry/thrown.ts";

const handling = "During handling of the above exception, another exception occurred:";
const caused = "The above exception was the direct cause of the following exception:";
const builtin = new Set(["builtins", "exceptions", "__main__", "__builtin__"]);

/** As Python's traceback module prints chains and groups: the root cause first, the innermost call last. */
export function renderPython(thrown: Thrown): string[] {
  return thrown.members.length > 0 ? renderGroup(thrown, "") : renderChain(thrown);
}

function renderChain(thrown: Thrown): string[] {
  const calls = thrown.calls.toReversed().flatMap(renderCall);
  const traceback = calls.length > 0 ? ["Traceback (most recent call last):", ...calls] : [];
  return [...renderCause(thrown), ...traceback, ...renderHead(thrown)];
}

function renderCause({ cause, causeIsContext }: Thrown): string[] {
  return cause ? [...renderPython(cause), "", causeIsContext ? handling : caused, ""] : [];
}

function renderGroup(group: Thrown, indent: string): string[] {
  const { members } = group;
  const calls = group.calls.toReversed().flatMap(renderCall);
  const opening =
    calls.length > 0 ? ["Exception Group Traceback (most recent call last):", ...calls] : [];
  const [first = "", ...rest] = [...opening, ...renderHead(withCount(group))];
  const own =
    indent === ""
      ? [`  + ${first}`, ...rest.map((line) => `  | ${line}`)]
      : [first, ...rest].map((line) => `${indent}| ${line}`);
  const inner = indent === "" ? "    " : `${indent}  `;
  const parts = members.flatMap((member, index) => [
    `${index === 0 ? `${inner.slice(2)}+-` : inner}+---------------- ${index + 1} ----------------`,
    ...(member.members.length > 0
      ? renderGroup(member, inner)
      : renderChain(member).map((line) => `${inner}| ${line}`)),
  ]);
  const causes = renderCause(group).map((line) => (indent === "" ? line : `${indent}| ${line}`));
  return [...causes, ...own, ...parts, `${inner}+------------------------------------`];
}

/** Python counts the members in the message; SDKs send it without. */
function withCount(group: Thrown): Thrown {
  const { value, members } = group;
  if (value === null || /\(\d+ sub-exceptions?\)$/.test(value)) return group;
  return {
    ...group,
    value: `${value} (${members.length} sub-exception${members.length === 1 ? "" : "s"})`,
  };
}

function renderHead({ type, value, module }: Thrown): string[] {
  const isLocal = type === null || module === null || builtin.has(module) || type.includes(".");
  return headOf({ type: isLocal ? type : `${module}.${type}`, value }).split("\n");
}

function renderCall({ name, file, line, code, module }: Call): string[] {
  const place = `  File "${file ?? module ?? "<unknown>"}", line ${line ?? 0}`;
  return [`${place}, in ${name ?? "<module>"}`, ...(code === null ? [] : [`    ${code}`])];
}
