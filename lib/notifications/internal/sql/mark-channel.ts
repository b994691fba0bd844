import type { Database } from "#lib/platform/database.ts";

/** Says what is wrong with a channel, or that nothing is. */
export async function markChannel(
  database: Database,
  mark: { id: string; fault: string | null; disabled: boolean },
): Promise<void> {
  await database.$executeRaw`
    UPDATE channels
    SET fault = ${mark.fault},
      fault_at = CASE WHEN ${mark.fault}::text IS NOT NULL THEN clock_timestamp() END,
      disabled_at = CASE WHEN ${mark.disabled}::boolean THEN coalesce(disabled_at, clock_timestamp()) END
    WHERE id = ${mark.id}::uuid AND (fault IS DISTINCT FROM ${mark.fault}
      OR disabled_at IS NOT NULL OR ${mark.disabled}::boolean)`;
}
