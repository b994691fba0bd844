import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { listGroupingRules } from "#lib/issues/grouping-rules.ts";
import type { GroupingRule } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { List } from "#lib/platform/http/list.ts";

/** Puts the rules in this order. Throws `conflict` where the ids are not those of all the rules that there are. */
export async function orderGroupingRules(
  context: Context,
  ids: string[],
): Promise<List<GroupingRule>> {
  requireAccess(context.actor, "operate");
  return transact(context.database, async (database) => {
    const inside = { ...context, database };
    const { data: before } = await listGroupingRules(inside);
    const known = new Map(before.map(({ id, name }) => [id, name]));
    if (new Set(ids).size !== known.size || ids.some((id) => !known.has(id))) {
      throw new Problem("conflict", "The rules have changed meanwhile. Reload, then order them.");
    }
    for (const [index, id] of ids.entries()) {
      await database.groupingRule.update({ where: { id }, data: { position: index + 1 } });
    }
    await recordAudit(inside, {
      action: "order-grouping-rules",
      object: { type: "grouping-rules", id: "all" },
      before: { order: [...known.values()] },
      after: { order: ids.map((id) => known.get(id) ?? id) },
    });
    return listGroupingRules(inside);
  });
}
