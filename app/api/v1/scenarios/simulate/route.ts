import { apiRoute } from "#lib/accounts/api-route.ts";
import { simulateScenarioOperation } from "#lib/recovery/operations.ts";
import { simulateScenario } from "#lib/recovery/simulate-scenario.ts";

export const POST = apiRoute(simulateScenarioOperation, (context, { body }) =>
  simulateScenario(context, body),
);
