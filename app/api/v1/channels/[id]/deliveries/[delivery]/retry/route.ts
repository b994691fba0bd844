import { apiRoute } from "#lib/accounts/api-route.ts";
import { retryDeliveryOperation } from "#lib/notifications/operations.ts";
import { retryDelivery } from "#lib/notifications/retry-delivery.ts";

export const POST = apiRoute(retryDeliveryOperation, (context, { params }) =>
  retryDelivery(context, { channel: params.id, delivery: params.delivery }),
);
