import { RE2JS } from "re2js";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { CreateGroupingRule, GroupingRule } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";
import { requireUuid } from "#lib/platform/http/parse-id.ts";
import { requireService } from "#lib/services/require-service.ts";

const inOrder = [{ position: "asc" as const }, { id: "asc" as const }];
const absence = "There is no grouping rule with this id.";

/** People's grouping rules in the order in which they are asked. */
export async function listGroupingRules(context: Context): Promise<List<GroupingRule>> {
  requireAccess(context.actor, "read");
  const rows = await context.database.groupingRule.findMany({
    orderBy: inOrder,
    include: { service: { select: { name: true } } },
  });
  return wholeList(rows.map(({ service, ...row }) => toRule(row, service?.name ?? null)));
}

/** Adds a rule behind the others; records that come from now on are grouped by it. Throws `wrong-input`. */
export async function createGroupingRule(
  context: Context,
  input: CreateGroupingRule,
): Promise<GroupingRule> {
  requireAccess(context.actor, "operate");
  requirePattern(input.pattern);
  const service = input.service ? await requireService(context, input.service) : null;
  return transact(context.database, async (database) => {
    const last = await database.groupingRule.findFirst({ orderBy: { position: "desc" } });
    const row = await database.groupingRule.create({
      data: {
        name: input.name,
        service_id: service?.id ?? null,
        error_code: input.error_code ?? null,
        pattern: input.pattern ?? null,
        fingerprint: input.fingerprint,
        position: (last?.position ?? 0) + 1,
      },
    });
    const rule = toRule(row, service?.name ?? null);
    await recordAudit(
      { ...context, database },
      {
        action: "create-grouping-rule",
        object: { type: "grouping-rule", id: row.id },
        after: rule,
      },
    );
    return rule;
  });
}

/** Ends a rule; what it has grouped stays as it is. Throws `not-found`. */
export async function deleteGroupingRule(context: Context, id: string): Promise<void> {
  requireAccess(context.actor, "operate");
  await transact(context.database, async (database) => {
    const where = { id: requireUuid(id, absence) };
    const before = await database.groupingRule.findUnique({ where });
    if (!before) throw new Problem("not-found", absence);
    await database.groupingRule.delete({ where });
    await recordAudit(
      { ...context, database },
      {
        action: "delete-grouping-rule",
        object: { type: "grouping-rule", id },
        before: toRule(before, null),
      },
    );
  });
}

/** Throws `wrong-input` with the reason when the text is no RE2 pattern. */
export function requirePattern(pattern: string | null | undefined): void {
  if (pattern == null) return;
  try {
    RE2JS.compile(pattern);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : "It cannot be read.";
    throw new Problem("wrong-input", `The pattern is not valid: ${message}`, {
      errors: [{ path: "pattern", message }],
      cause,
    });
  }
}

type RuleRow = {
  id: string;
  name: string;
  error_code: string | null;
  pattern: string | null;
  fingerprint: string[];
  created_at: Date;
};

function toRule(row: RuleRow, service: string | null): GroupingRule {
  const { id, name, error_code, pattern, fingerprint } = row;
  const created_at = row.created_at.toISOString();
  return { id, name, service, error_code, pattern, fingerprint, created_at };
}
