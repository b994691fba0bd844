import { apiRoute } from "#lib/accounts/api-route.ts";
import { listDeliveries } from "#lib/notifications/list-deliveries.ts";
import { listDeliveriesOperation } from "#lib/notifications/operations.ts";

export const GET = apiRoute(listDeliveriesOperation, (context, { params, query }) =>
  listDeliveries(context, params.id, query),
);
