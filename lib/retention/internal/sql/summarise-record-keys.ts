import type { Statements } from "#lib/platform/statements.ts";

/**
 * Writes anew what the block range index knows of these pages. It would keep their oldest time for ever, also when the
 * space is used again, and so come to mean the whole table.
 */
export async function summariseRecordKeys(statements: Statements, pages: number[]): Promise<void> {
  const ranges = [...new Set(pages.map((page) => Math.floor(page / pagesPerRange)))];
  await statements.query`
    SELECT brin_desummarize_range('record_keys_created_at_idx', page),
           brin_summarize_range('record_keys_created_at_idx', page)
    FROM unnest(${ranges.map((range) => range * pagesPerRange)}::bigint[]) AS page`;
}

/** PostgreSQL's default for block range indexes. */
const pagesPerRange = 128;
