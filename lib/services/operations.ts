import { z } from "zod";
import { listOf } from "#lib/platform/http/list.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";
import {
  ChangeService,
  CreatedIngestKey,
  CreateIngestKey,
  CreateService,
  IngestKey,
  Service,
} from "#lib/services/schemas.ts";

export const listServicesOperation = defineOperation({
  method: "GET",
  path: "/api/v1/services",
  summary: "All services",
  access: "read",
  response: listOf(Service),
});

export const createServiceOperation = defineOperation({
  method: "POST",
  path: "/api/v1/services",
  summary: "Create a service",
  access: "operate",
  status: 201,
  body: CreateService,
  response: Service,
});

export const getServiceOperation = defineOperation({
  method: "GET",
  path: "/api/v1/services/{name}",
  summary: "One service",
  access: "read",
  response: Service,
});

export const changeServiceOperation = defineOperation({
  method: "PATCH",
  path: "/api/v1/services/{name}",
  summary: "Change the support contacts and the error-page settings of a service",
  access: "operate",
  body: ChangeService,
  response: Service,
});

export const deleteServiceOperation = defineOperation({
  method: "DELETE",
  path: "/api/v1/services/{name}",
  summary: "Delete a service with its records, issues and keys",
  access: "admin",
  status: 204,
  response: z.void(),
});

export const listIngestKeysOperation = defineOperation({
  method: "GET",
  path: "/api/v1/ingest-keys",
  summary: "The valid ingest keys, without their secrets",
  access: "read",
  response: listOf(IngestKey),
});

export const createIngestKeyOperation = defineOperation({
  method: "POST",
  path: "/api/v1/ingest-keys",
  summary: "Create an ingest key; its secret is answered once",
  access: "admin",
  status: 201,
  body: CreateIngestKey,
  response: CreatedIngestKey,
});

export const revokeIngestKeyOperation = defineOperation({
  method: "DELETE",
  path: "/api/v1/ingest-keys/{id}",
  summary: "Revoke an ingest key",
  access: "admin",
  status: 204,
  response: z.void(),
});
