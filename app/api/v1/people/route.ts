import { apiRoute } from "#lib/accounts/api-route.ts";
import { listPeople } from "#lib/accounts/list-people.ts";
import { listPeopleOperation } from "#lib/accounts/operations.ts";

export const GET = apiRoute(listPeopleOperation, (context) => listPeople(context));
