import { memberIds } from "#lib/issues/internal/member-ids.ts";
import { countTags, type TagRow } from "#lib/issues/internal/sql/count-tags.ts";
import { requireIssue } from "#lib/issues/list-issues.ts";
import type { IssueTag, IssueTags } from "#lib/issues/tag-schemas.ts";
import type { Context } from "#lib/platform/context.ts";

const atMost = 30;
const fields = ["environment", "level", "release", "host", "url", "user"];

/**
 * How the fields and the plain attributes of an issue spread over its latest 500 records: the fields first, then the
 * attributes that most records have; at most 30. Throws `not-found`.
 */
export async function listIssueTags(context: Context, id: string): Promise<IssueTags> {
  const { service_id, first_seen, id: head } = await requireIssue(context, id);
  const issues = await memberIds(context.database, { service_id, id: head });
  const place = { service_id, issues, from: first_seen };
  const { sampled, rows } = await countTags(context.database, place);
  return { sampled, tags: prepareTags(rows, sampled) };
}

function prepareTags(rows: TagRow[], sampled: number): IssueTag[] {
  const tags = [...Map.groupBy(rows, ({ name }) => name)].flatMap(([name, [first, ...rest]]) => {
    if (!first) return [];
    const values = [first, ...rest].map(({ value, count }) => ({ value, count }));
    return [{ name, records: first.records, distinct: first.distinct, values }];
  });
  return tags
    .filter(({ name, distinct }) => fields.includes(name) || !isAnId(distinct, sampled))
    .sort((one, other) => rankOf(one) - rankOf(other) || other.records - one.records)
    .slice(0, atMost);
}

/** A value of its own in nearly every record says nothing about how they spread. */
function isAnId(distinct: number, sampled: number): boolean {
  return sampled >= 10 && distinct > sampled * 0.9;
}

function rankOf({ name }: IssueTag): number {
  const rank = fields.indexOf(name);
  return rank === -1 ? fields.length : rank;
}
