import type { Call } from "#lib/ingest/internal/sentry/call.ts";
import { chainOf, type Thrown } from "#lib/ingest/internal/sentry/thrown.ts";

/** As the standard library prints a panic, and as anyhow prints an error with its causes. */
export function renderRust(thrown: Thrown): string[] {
  const [, ...causes] = chainOf(thrown);
  const { calls } = chainOf(thrown).find((error) => error.calls.length > 0) ?? thrown;
  const text = (thrown.value ?? thrown.type ?? "").split("\n");
  const backtrace = calls.flatMap(renderCall);
  if (thrown.type === "panic" || !thrown.handled) {
    const at = calls.find(({ ownCode, file }) => ownCode !== false && file) ?? calls[0];
    const place = at?.file ? placeOf(at) : "<unknown>";
    return [`thread '<unnamed>' panicked at ${place}:`, ...text, "stack backtrace:", ...backtrace];
  }
  const [first = "", ...rest] = text;
  return [
    `Error: ${first}`,
    ...rest,
    ...(causes.length > 0 ? ["", "Caused by:"] : []),
    ...causes.map(({ value, type }) => `    ${value ?? type ?? ""}`),
    "",
    "Stack backtrace:",
    ...backtrace,
  ];
}

function renderCall(call: Call, index: number): string[] {
  const path = call.name ?? call.module ?? "<unknown>";
  return [`  ${index}: ${path}`, ...(call.file ? [`      at ${placeOf(call)}`] : [])];
}

function placeOf({ file, line, column }: Call): string {
  return [file, line, line === null ? null : column].filter((part) => part !== null).join(":");
}
