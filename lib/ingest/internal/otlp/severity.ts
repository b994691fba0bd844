import { readLevel } from "#lib/ingest/read-level.ts";
import type { Level } from "#lib/issues/schemas.ts";

/** The first number of each name that OTLP gives to a severity; the others follow, as TRACE2. */
const names = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

/**
 * The level of an OTLP severity number (1 to 24), also as text or by the name that the specification gives it; of the
 * severity's text where the number is unspecified; null where both are.
 */
export function deriveLevel(sent: unknown, text: string | null): Level | null {
  const number = typeof sent === "string" ? readNumber(sent) : sent;
  if (typeof number !== "number" || !(number >= 1)) {
    return readLevel((text ?? "").replace(/[2-4]$/, ""));
  }
  if (number >= 21) return "fatal";
  if (number >= 17) return "error";
  if (number >= 13) return "warning";
  return number >= 9 ? "info" : "debug";
}

function readNumber(sent: string): number {
  const [, name = "", more = "1"] = /^SEVERITY_NUMBER_([A-Z]+)([2-4]?)$/.exec(sent) ?? [];
  return name === "" ? Number(sent) : names.indexOf(name) * 4 + (Number(more) || 1);
}
