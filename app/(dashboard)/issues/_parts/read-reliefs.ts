import { getTranslations } from "next-intl/server";
import { deriveIssueFilter } from "#components/issues/derive-issue-filter.ts";
import { withPatch } from "#components/issues/issue-search.ts";
import type { Relief } from "#components/issues/no-issues.tsx";
import { countIssues } from "#lib/issues/count-issues.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Asked } from "./asked.ts";

/** Of a filter that finds nothing: the single parts without which it would find some, and how many. */
export async function readReliefs(context: Context, { search, chips }: Asked): Promise<Relief[]> {
  const t = await getTranslations("issues.search");
  const counted = await Promise.all(
    chips.slice(0, 8).map(async (chip) => {
      const { filter } = deriveIssueFilter(t, withPatch(search, chip.patch), context.now());
      return { ...chip, ...(await countIssues(context, filter)) };
    }),
  );
  return counted.filter(({ count }) => count > 0);
}
