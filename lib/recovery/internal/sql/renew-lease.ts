import type { Database } from "#lib/platform/database.ts";
import { leaseSeconds } from "#lib/recovery/run-limits.ts";

/** Prolongs a lease that is still held; false when it is lost. */
export async function renewLease(
  database: Database,
  run: { id: string; fence: number },
): Promise<boolean> {
  const renewed = await database.$executeRaw`
    UPDATE runs SET lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    WHERE id = ${run.id}::uuid AND fence = ${run.fence} AND lease_until > clock_timestamp()`;
  return renewed === 1;
}
