import type { Thrown } from "#lib/ingest/internal/sentry/thrown.ts";

/** `Type: value`, or what there is of it. */
export function headOf({ type, value }: Pick<Thrown, "type" | "value">): string {
  if (type === null) return value ?? "Error";
  return value === null ? type : `${type}: ${value}`;
}
