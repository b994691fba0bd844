import { codesOf, type Drive } from "#lib/recovery/internal/drive/drive.ts";
import { countWindow } from "#lib/recovery/internal/sql/count-window.ts";
import type { RunDefinition } from "#lib/recovery/schemas.ts";

/** Codes whose errors speak against a run's success: empty for any, null where silence was the fault and none do. */
export function countedCodes(definition: RunDefinition): string[] | null {
  return definition.trigger?.kind === "absence" ? null : codesOf(definition);
}

/**
 * Errors that the run is about, and of any code, in whole seconds from `from` on; where silence was the fault, none speak
 * against it.
 */
export async function countErrors(
  drive: Drive,
  from: Date,
  to: Date,
): Promise<{ count: number; total: number }> {
  const { context, run, definition } = drive;
  const error_codes = countedCodes(definition);
  if (!error_codes) return { count: 0, total: 0 };
  const { service_id, environment } = run;
  return countWindow(context.database, { service_id, environment, error_codes, from, to });
}
