import type { Call } from "#lib/ingest/internal/sentry/call.ts";
import { headOf } from "#lib/ingest/internal/sentry/stack/head.ts";
import type { Thrown } from "#lib/ingest/internal/sentry/thrown.ts";

/** As V8 prints calls and Node prints errors with their causes and members. */
export function renderJavaScript(thrown: Thrown): string[] {
  const lines = [...headOf(thrown).split("\n"), ...thrown.calls.map(renderCall)];
  const held = [...renderMembers(thrown.members), ...renderCause(thrown.cause)];
  if (held.length === 0) return lines;
  if (thrown.calls.length === 0) return [...lines, ...held];
  return [...lines.slice(0, -1), `${lines.at(-1)} {`, ...held, "}"];
}

function renderCause(cause: Thrown | null): string[] {
  if (!cause) return [];
  const [head = "", ...rest] = renderJavaScript(cause);
  return [`  [cause]: ${head}`, ...rest.map((line) => `  ${line}`)];
}

function renderMembers(members: Thrown[]): string[] {
  if (members.length === 0) return [];
  const lines = members.flatMap((member) => renderJavaScript(member).map((line) => `    ${line}`));
  return ["  [errors]: [", ...lines, "  ]"];
}

function renderCall({ name, file, line, column }: Call): string {
  const numbers = [line, line === null ? null : column].flatMap((number) => number ?? []);
  const isBuiltIn = file === "[native code]" || file === "native code";
  const place = file === null ? null : isBuiltIn ? "native" : [file, ...numbers].join(":");
  // A bracket in a name would be read as the start of the place.
  const label = name?.replaceAll(" (", "(") ?? null;
  if (label === null) return `    at ${place ?? "<anonymous>"}`;
  return `    at ${label} (${place ?? "<anonymous>"})`;
}
