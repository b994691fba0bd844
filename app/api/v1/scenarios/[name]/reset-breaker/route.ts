import { apiRoute } from "#lib/accounts/api-route.ts";
import { resetBreakerOperation } from "#lib/recovery/gate-operations.ts";
import { resetBreaker } from "#lib/recovery/reset-breaker.ts";

export const POST = apiRoute(resetBreakerOperation, (context, { params, body }) =>
  resetBreaker(context, { scenario: params.name, action: body.action }),
);
