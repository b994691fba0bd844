import { z } from "zod";
import { CreateStatusExport, StatusExport } from "#lib/error-pages/status-export-schemas.ts";
import { listOf } from "#lib/platform/http/list.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";

export const listStatusExportsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/status-exports",
  summary: "The places to which status files are put, and what is wrong with them",
  access: "read",
  response: listOf(StatusExport),
});

export const createStatusExportOperation = defineOperation({
  method: "POST",
  path: "/api/v1/status-exports",
  summary: "Put the status file of every service to a place, by HTTP PUT, whenever it changes",
  access: "admin",
  status: 201,
  body: CreateStatusExport,
  response: StatusExport,
});

export const deleteStatusExportOperation = defineOperation({
  method: "DELETE",
  path: "/api/v1/status-exports/{name}",
  summary: "Put nothing to a place any more; what is there stays",
  access: "admin",
  status: 204,
  response: z.void(),
});
