import { apiRoute } from "#lib/accounts/api-route.ts";
import { previewGroupingRuleOperation } from "#lib/issues/operations.ts";
import { previewGroupingRule } from "#lib/issues/preview-grouping-rule.ts";

export const POST = apiRoute(previewGroupingRuleOperation, (context, { body }) =>
  previewGroupingRule(context, body),
);
