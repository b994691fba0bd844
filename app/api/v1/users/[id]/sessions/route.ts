import { apiRoute } from "#lib/accounts/api-route.ts";
import { endUserSessions } from "#lib/accounts/end-user-sessions.ts";
import { endUserSessionsOperation } from "#lib/accounts/operations.ts";

export const DELETE = apiRoute(endUserSessionsOperation, (context, { params }) =>
  endUserSessions(context, params.id),
);
