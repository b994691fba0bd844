import { codesOf, type Drive } from "#lib/recovery/internal/drive/drive.ts";
import { countWindow } from "#lib/recovery/internal/sql/count-window.ts";

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
  if (definition.trigger?.kind === "absence") return { count: 0, total: 0 };
  const { service_id, environment } = run;
  const error_codes = codesOf(definition);
  return countWindow(context.database, { service_id, environment, error_codes, from, to });
}
