import { z } from "zod";
import { listOf } from "#lib/platform/http/list.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";
import { Run } from "#lib/recovery/answers.ts";
import {
  ChangeMaintenance,
  CreateMaintenance,
  Maintenance,
} from "#lib/recovery/maintenance-schemas.ts";
import { DecideByLink, DecidedByLink, ResetBreaker } from "#lib/recovery/schemas.ts";

export const listMaintenanceOperation = defineOperation({
  method: "GET",
  path: "/api/v1/maintenance",
  summary: "Maintenance windows that are open or will open",
  access: "read",
  response: listOf(Maintenance),
});

export const createMaintenanceOperation = defineOperation({
  method: "POST",
  path: "/api/v1/maintenance",
  summary: "Make a maintenance window, in which nothing starts by itself",
  access: "operate",
  status: 201,
  body: CreateMaintenance,
  response: Maintenance,
});

export const changeMaintenanceOperation = defineOperation({
  method: "PATCH",
  path: "/api/v1/maintenance/{id}",
  summary: "Make a maintenance window end later, or change what visitors read",
  access: "operate",
  body: ChangeMaintenance,
  response: Maintenance,
});

export const endMaintenanceOperation = defineOperation({
  method: "DELETE",
  path: "/api/v1/maintenance/{id}",
  summary: "End a maintenance window for good",
  access: "operate",
  status: 204,
  response: z.void(),
});

export const resetBreakerOperation = defineOperation({
  method: "POST",
  path: "/api/v1/scenarios/{name}/reset-breaker",
  summary: "Close the breaker of one of a scenario's actions",
  access: "operate",
  status: 204,
  body: ResetBreaker,
  response: z.void(),
});

export const acknowledgeRunOperation = defineOperation({
  method: "POST",
  path: "/api/v1/runs/{id}/acknowledge",
  summary: "Take note of a run that needs attention; its targets may be acted on again",
  access: "operate",
  response: Run,
});

export const decideByLinkOperation = defineOperation({
  method: "POST",
  path: "/api/v1/approvals",
  summary: "Approve or reject a proposed run by the signed link of a notification",
  access: "public",
  body: DecideByLink,
  response: DecidedByLink,
});
