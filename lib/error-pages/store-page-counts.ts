import { addPageCounts } from "#lib/error-pages/internal/sql/add-page-counts.ts";
import { putPageCrowds } from "#lib/error-pages/internal/sql/put-page-crowds.ts";
import type { PageCounts } from "#lib/error-pages/page-counts.ts";
import { type DatabasePool, transact } from "#lib/platform/database.ts";

/** Stores what was counted since the last time, in one transaction; where that fails it throws, and nothing is lost. */
export async function storePageCounts(
  database: DatabasePool,
  pages: PageCounts,
): Promise<{ lost: number }> {
  const batch = pages.take();
  const { counts, crowds, lost } = batch;
  if (counts.length === 0 && crowds.length === 0) return { lost };
  try {
    await transact(database, async (transaction) => {
      if (counts.length > 0) await addPageCounts(transaction, counts);
      if (crowds.length > 0) await putPageCrowds(transaction, crowds);
    });
    return { lost };
  } catch (error) {
    pages.putBack(batch);
    throw error;
  }
}
