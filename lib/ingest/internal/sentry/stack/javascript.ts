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
  const place = placeOf(file, line, column);
  // A bracket in a name would be read as the start of the place.
  return name === null ? `    at ${place}` : `    at ${name.replaceAll(" (", "(")} (${place})`;
}

function placeOf(file: string | null, line: number | null, column: number | null): string {
  if (file === null) return "<anonymous>";
  if (file === "[native code]" || file === "native code") return "native";
  if (line === null) return file;
  return column === null ? `${file}:${line}` : `${file}:${line}:${column}`;
}
