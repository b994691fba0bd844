import { apiRoute } from "#lib/accounts/api-route.ts";
import { createScenario } from "#lib/recovery/create-scenario.ts";
import { listScenarios } from "#lib/recovery/list-scenarios.ts";
import { createScenarioOperation, listScenariosOperation } from "#lib/recovery/operations.ts";

export const GET = apiRoute(listScenariosOperation, (context, { query }) =>
  listScenarios(context, query),
);
export const POST = apiRoute(createScenarioOperation, (context, { body }) =>
  createScenario(context, body),
);
