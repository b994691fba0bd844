import type { Statements } from "#lib/platform/statements.ts";

export type RecordPartition = {
  name: string;
  from: Date | null;
  /** Null where it has no upper bound: then it is never dropped. */
  to: Date | null;
  /** `detaching`: interrupted half way. `detached`: the drop was interrupted after it. */
  state: "attached" | "detaching" | "detached";
};

/** What the retention writes on a partition before it detaches it; a table that people detached has no such comment. */
export const expiredComment = "expired: the retention drops this";

/** Which partitions does `records` have, and which had the retention begun to drop? Oldest first. */
export async function listRecordPartitions(statements: Statements): Promise<RecordPartition[]> {
  return statements.query`
    SELECT c.relname AS name,
           substring(b.bound FROM 'FROM [(]''([^'']+)''[)]')::timestamptz AS from,
           substring(b.bound FROM 'TO [(]''([^'']+)''[)]')::timestamptz AS to,
           CASE WHEN i.inhdetachpending THEN 'detaching' ELSE 'attached' END AS state
    FROM pg_inherits i
    JOIN pg_class c ON c.oid = i.inhrelid
    CROSS JOIN LATERAL (SELECT pg_get_expr(c.relpartbound, c.oid) AS bound) b
    WHERE i.inhparent = 'records'::regclass
    UNION ALL
    SELECT c.relname, right(c.relname, 8)::timestamptz, right(c.relname, 8)::timestamptz + interval '1 day', 'detached'
    FROM pg_class c
    WHERE c.relkind = 'r' AND NOT c.relispartition AND c.relname ~ '^records_[0-9]{8}$'
      AND c.relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = 'records'::regclass)
      AND obj_description(c.oid, 'pg_class') = ${expiredComment}
    ORDER BY 2 NULLS FIRST`;
}
