import { apiRoute } from "#lib/accounts/api-route.ts";
import { createUser } from "#lib/accounts/create-user.ts";
import { listUsers } from "#lib/accounts/list-users.ts";
import { createUserOperation, listUsersOperation } from "#lib/accounts/operations.ts";

export const GET = apiRoute(listUsersOperation, (context) => listUsers(context));

export const POST = apiRoute(createUserOperation, (context, { body }) => createUser(context, body));
