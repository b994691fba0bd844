import { apiRoute } from "#lib/accounts/api-route.ts";
import { endOwnSession } from "#lib/accounts/own-sessions.ts";
import { endOwnSessionOperation } from "#lib/accounts/session-operations.ts";

export const DELETE = apiRoute(endOwnSessionOperation, (context, { params }) =>
  endOwnSession(context, params.id),
);
