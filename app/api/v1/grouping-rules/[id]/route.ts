import { apiRoute } from "#lib/accounts/api-route.ts";
import { deleteGroupingRule } from "#lib/issues/grouping-rules.ts";
import { deleteGroupingRuleOperation } from "#lib/issues/operations.ts";

export const DELETE = apiRoute(deleteGroupingRuleOperation, (context, { params }) =>
  deleteGroupingRule(context, params.id),
);
