import type { Database } from "#lib/platform/database.ts";

/** Which errors are asked for. Empty codes: any; issues null: no pattern chooses. */
export type HistorySelection = {
  error_codes: string[];
  issues: { ids: string[]; error_codes: string[] } | null;
  /** Those that are not asked for come, too. */
  all: boolean;
};

/** One code's counts, bucket by bucket in any order: seconds since the epoch and how many. */
export type HistoryRow = {
  error_code: string;
  asked: boolean;
  starts: number[];
  counts: number[];
};

/** Rollups of one resolution in as few rows as there are codes, whatever the span. */
export function listHistory(
  database: Database,
  place: { service_id: number; environment: string },
  span: { from: Date; to: Date; resolution: number },
  selection: HistorySelection,
): Promise<HistoryRow[]> {
  const { error_codes, issues, all } = selection;
  const ids = issues?.ids ?? [];
  const codes = issues?.error_codes ?? [];
  return database.$queryRaw<HistoryRow[]>`
    SELECT error_code, asked, array_agg(start) AS starts, array_agg(count) AS counts
    FROM (
      SELECT error_code, asked.yes AS asked, extract(epoch FROM bucket)::float8 AS start, sum(count)::float8 AS count
      FROM current_rollups
      CROSS JOIN LATERAL (SELECT
        (cardinality(${error_codes}::text[]) = 0 OR error_code = ANY(${error_codes}::text[]))
        AND (${issues === null} OR issue_id = ANY(${ids}::uuid[]) OR error_code = ANY(${codes}::text[])) AS yes
      ) AS asked
      WHERE service_id = ${place.service_id} AND resolution = ${span.resolution}::int
        AND environment = ${place.environment} AND bucket >= ${span.from} AND bucket < ${span.to}
        AND (asked.yes OR ${all})
      GROUP BY error_code, asked.yes, bucket
    ) AS counted
    GROUP BY error_code, asked`;
}
