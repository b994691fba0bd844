import { addErrorCodes } from "#lib/issues/internal/sql/add-error-codes.ts";
import type { NewRecord } from "#lib/issues/new-record.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { transactDirectly } from "#lib/platform/statements.ts";

/** What a code is called in charts and triggers when its service has had too many already. */
export const overflowCode = "OTHER";
const mostRemembered = 20_000;
const rememberedMilliseconds = 60_000;

/** By service and code. */
type Known = Map<number, Map<string, { counted: string; until: number }>>;
const known = new WeakMap<DatabasePool, Known>();

/**
 * The codes that records are counted under, in their order. A service has a number of codes; charts and issues of what comes beyond
 * are called `OTHER`, while the record keeps what was sent. A code that counts once counts for ever.
 */
export async function settleCodes(
  pool: DatabasePool,
  records: NewRecord[],
  mostCodes: (serviceId: number) => number,
): Promise<string[]> {
  const codes = known.get(pool) ?? new Map();
  known.set(pool, codes);
  const now = Date.now();
  const missing = new Map<string, { service_id: number; error_code: string; most: number }>();
  // What is remembered may be forgotten before these records are stored.
  const settled = records.map(({ service_id, error_code }) => {
    const found = codes.get(service_id)?.get(error_code);
    if (found && found.until > now) return found.counted;
    const most = mostCodes(service_id);
    missing.set(keyOf({ service_id, error_code }), { service_id, error_code, most });
    return null;
  });
  const asked =
    missing.size > 0
      ? await ask(pool, codes, [...missing.values()], now)
      : new Map<string, string>();
  return records.map((record, index) => settled[index] ?? asked.get(keyOf(record)) ?? overflowCode);
}

async function ask(
  pool: DatabasePool,
  codes: Known,
  missing: { service_id: number; error_code: string; most: number }[],
  now: number,
): Promise<Map<string, string>> {
  const counted = await transactDirectly(pool, (statements) => addErrorCodes(statements, missing));
  const remembered = codes.values().reduce((sum, { size }) => sum + size, 0);
  if (remembered + missing.length > mostRemembered) codes.clear();
  const names = new Set(counted.map(keyOf));
  const until = now + rememberedMilliseconds;
  return new Map(
    missing.map(({ service_id, error_code }) => {
      const key = keyOf({ service_id, error_code });
      const counted = names.has(key) ? error_code : overflowCode;
      const ofService = codes.get(service_id) ?? new Map();
      codes.set(service_id, ofService.set(error_code, { counted, until }));
      return [key, counted];
    }),
  );
}

function keyOf({ service_id, error_code }: Pick<NewRecord, "service_id" | "error_code">): string {
  return `${service_id} ${error_code}`;
}
