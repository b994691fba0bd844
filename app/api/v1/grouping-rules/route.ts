import { apiRoute } from "#lib/accounts/api-route.ts";
import { createGroupingRule, listGroupingRules } from "#lib/issues/grouping-rules.ts";
import { createGroupingRuleOperation, listGroupingRulesOperation } from "#lib/issues/operations.ts";

export const GET = apiRoute(listGroupingRulesOperation, (context) => listGroupingRules(context));
export const POST = apiRoute(createGroupingRuleOperation, (context, { body }) =>
  createGroupingRule(context, body),
);
