import { RE2JS } from "re2js";
import type { GroupingRule } from "#lib/grouping/fingerprint-v2.ts";
import type { DatabasePool } from "#lib/platform/database.ts";

export type StoredRule = {
  name: string;
  service_id: number | null;
  error_code: string | null;
  pattern: string | null;
  fingerprint: string[];
};

/** A rule that another process changed counts within this time. */
const rememberedMilliseconds = 2000;
type Remembered = { rules: StoredRule[]; compiled: Map<number, GroupingRule[]>; until: number };
const remembered = new WeakMap<DatabasePool, Remembered>();

/** People's rules for the records of a service, in their order. Read at most every two seconds. */
export async function readGroupingRules(
  pool: DatabasePool,
): Promise<(serviceId: number) => readonly GroupingRule[]> {
  const { rules, compiled } = await remember(pool);
  return (serviceId) => {
    const known = compiled.get(serviceId);
    if (known) return known;
    const own = rules.filter((rule) => rule.service_id === null || rule.service_id === serviceId);
    const made = own.map(compileRule);
    compiled.set(serviceId, made);
    return made;
  };
}

async function remember(pool: DatabasePool): Promise<Remembered> {
  const known = remembered.get(pool);
  if (known && known.until > Date.now()) return known;
  const rules = await pool.groupingRule.findMany({ orderBy: [{ position: "asc" }, { id: "asc" }] });
  const made = { rules, compiled: new Map(), until: Date.now() + rememberedMilliseconds };
  remembered.set(pool, made);
  return made;
}

/** A rule as grouping asks it: RE2, so that no pattern takes more than linear time. */
export function compileRule({ name, error_code, pattern, fingerprint }: StoredRule): GroupingRule {
  const matcher = pattern === null ? null : RE2JS.compile(pattern);
  return {
    name,
    fingerprint,
    matches: (occurrence) =>
      (error_code === null || occurrence.error_code === error_code) &&
      (matcher === null || matcher.matcher(occurrence.message).find()),
  };
}
