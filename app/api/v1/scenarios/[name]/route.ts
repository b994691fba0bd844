import { apiRoute } from "#lib/accounts/api-route.ts";
import { changeScenario } from "#lib/recovery/change-scenario.ts";
import { deleteScenario } from "#lib/recovery/delete-scenario.ts";
import { getScenario } from "#lib/recovery/list-scenarios.ts";
import {
  changeScenarioOperation,
  deleteScenarioOperation,
  getScenarioOperation,
} from "#lib/recovery/operations.ts";

export const GET = apiRoute(getScenarioOperation, (context, { params }) =>
  getScenario(context, params.name),
);
export const PATCH = apiRoute(changeScenarioOperation, (context, { params, body }) =>
  changeScenario(context, params.name, body),
);
export const DELETE = apiRoute(deleteScenarioOperation, (context, { params }) =>
  deleteScenario(context, params.name),
);
