import { apiRoute } from "#lib/accounts/api-route.ts";
import { endOtherSessions, listOwnSessions } from "#lib/accounts/own-sessions.ts";
import {
  endOtherSessionsOperation,
  listOwnSessionsOperation,
} from "#lib/accounts/session-operations.ts";

export const GET = apiRoute(listOwnSessionsOperation, (context) => listOwnSessions(context));

export const DELETE = apiRoute(endOtherSessionsOperation, (context) => endOtherSessions(context));
