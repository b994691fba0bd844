import { apiRoute } from "#lib/accounts/api-route.ts";
import { orderGroupingRulesOperation } from "#lib/issues/operations.ts";
import { orderGroupingRules } from "#lib/issues/order-grouping-rules.ts";

export const PUT = apiRoute(orderGroupingRulesOperation, (context, { body }) =>
  orderGroupingRules(context, body.ids),
);
