import { addErrorCodes } from "#lib/issues/internal/sql/add-error-codes.ts";
import type { NewRecord } from "#lib/issues/new-record.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { transactDirectly } from "#lib/platform/statements.ts";

/** What a code is called in charts and triggers when its service has had too many already. */
export const overflowCode = "OTHER";
const mostRemembered = 20_000;
const rememberedMilliseconds = 60_000;

type Known = Map<string, { counted: string; until: number }>;
const known = new WeakMap<DatabasePool, Known>();

/**
 * Which code each record is counted under. A service has a number of codes; charts and issues of what comes beyond
 * are called `OTHER`, while the record keeps what was sent. A code that counts once counts for ever.
 */
export async function settleCodes(
  pool: DatabasePool,
  records: NewRecord[],
  mostCodes: (serviceId: number) => number,
): Promise<(record: NewRecord) => string> {
  const codes = known.get(pool) ?? new Map();
  known.set(pool, codes);
  const now = Date.now();
  // What is remembered may be forgotten before these records are stored.
  const settled = new Map<string, string>();
  const missing = new Map<string, { service_id: number; error_code: string; most: number }>();
  for (const { service_id, error_code } of records) {
    const key = `${service_id} ${error_code}`;
    const found = codes.get(key);
    if (found && found.until > now) {
      settled.set(key, found.counted);
      continue;
    }
    missing.set(key, { service_id, error_code, most: mostCodes(service_id) });
  }
  if (missing.size > 0) {
    for (const [key, counted] of await ask(pool, codes, [...missing.values()], now)) {
      settled.set(key, counted);
    }
  }
  return ({ service_id, error_code }) => settled.get(`${service_id} ${error_code}`) ?? overflowCode;
}

async function ask(
  pool: DatabasePool,
  codes: Known,
  missing: { service_id: number; error_code: string; most: number }[],
  now: number,
): Promise<[key: string, counted: string][]> {
  const counted = await transactDirectly(pool, (statements) => addErrorCodes(statements, missing));
  if (codes.size + missing.length > mostRemembered) codes.clear();
  const names = new Set(counted.map(({ service_id, error_code }) => `${service_id} ${error_code}`));
  return missing.map(({ service_id, error_code }) => {
    const key = `${service_id} ${error_code}`;
    const counted = names.has(key) ? error_code : overflowCode;
    codes.set(key, { counted, until: now + rememberedMilliseconds });
    return [key, counted];
  });
}
