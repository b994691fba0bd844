import { requireAccess } from "#lib/accounts/permissions.ts";
import { deriveFingerprintV2 } from "#lib/grouping/fingerprint-v2.ts";
import { requirePattern } from "#lib/issues/grouping-rules.ts";
import { compileRule } from "#lib/issues/internal/grouping-rules.ts";
import { listRecords } from "#lib/issues/list-records.ts";
import type { CreateGroupingRule, GroupingPreview, Record } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";

const newest = 1000;
const weekMilliseconds = 7 * 86_400_000;

/**
 * What a rule, were it the only one, would have done to the newest 1,000 records of the last week: nothing is changed.
 * Throws `wrong-input`.
 */
export async function previewGroupingRule(
  context: Context,
  input: CreateGroupingRule,
): Promise<GroupingPreview> {
  requireAccess(context.actor, "read");
  requirePattern(input.pattern);
  const { data } = await listRecords(context, {
    service: input.service ?? undefined,
    from: new Date(context.now().getTime() - weekMilliseconds).toISOString(),
    limit: newest,
  });
  const rule = compileRule({
    name: input.name,
    service_id: null,
    error_code: input.error_code ?? null,
    pattern: input.pattern ?? null,
    fingerprint: input.fingerprint,
  });
  const derive = (record: Record) => deriveFingerprintV2(record, [rule]);
  // The fingerprint that a service set itself goes before any rule.
  const matching = data.filter((record) => rule.matches(record) && derive(record).basis === "rule");
  const groups = Map.groupBy(matching, (record) => derive(record).key);
  return {
    seen: data.length,
    matched: matching.length,
    groups: [...groups.values()].map(describeGroup).sort((one, other) => other.count - one.count),
  };
}

function describeGroup(records: Record[]): GroupingPreview["groups"][number] {
  const issues = new Set(records.map(({ issue_id }) => issue_id));
  const samples = [...new Set(records.map(({ message }) => message.slice(0, 200)))].slice(0, 5);
  return { count: records.length, issues: [...issues], samples };
}
