import { apiRoute } from "#lib/accounts/api-route.ts";
import { pressScenarioOperation } from "#lib/recovery/operations.ts";
import { startRun } from "#lib/recovery/start-run.ts";

export const POST = apiRoute(pressScenarioOperation, (context, { params, body }) =>
  startRun(context, { scenario: params.name, ...body }),
);
