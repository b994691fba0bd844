import { z } from "zod";
import { AuditFilter, AuditQuery } from "#lib/accounts/audit-query.ts";
import {
  ApiToken,
  AuditEntry,
  ChangeOwnPassword,
  ChangeUser,
  CreateApiToken,
  CreatedApiToken,
  CreateUser,
  Person,
  User,
} from "#lib/accounts/schemas.ts";
import { listOf } from "#lib/platform/http/list.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";

export const listUsersOperation = defineOperation({
  method: "GET",
  path: "/api/v1/users",
  summary: "All users",
  access: "admin",
  response: listOf(User),
});

export const listPeopleOperation = defineOperation({
  method: "GET",
  path: "/api/v1/people",
  summary: "Who can look after an issue",
  access: "operate",
  response: listOf(Person),
});

export const createUserOperation = defineOperation({
  method: "POST",
  path: "/api/v1/users",
  summary: "Create a user who signs in with a password",
  access: "admin",
  status: 201,
  body: CreateUser,
  response: User,
});

export const changeUserOperation = defineOperation({
  method: "PATCH",
  path: "/api/v1/users/{id}",
  summary: "Change name, role, password or access of a user; all but the name sign the user out",
  access: "admin",
  body: ChangeUser,
  response: User,
});

export const endUserSessionsOperation = defineOperation({
  method: "DELETE",
  path: "/api/v1/users/{id}/sessions",
  summary: "Sign a user out everywhere",
  access: "admin",
  status: 204,
  response: z.void(),
});

export const changeOwnPasswordOperation = defineOperation({
  method: "POST",
  path: "/api/v1/users/me/password",
  summary: "Change the password of who is signed in, and sign them out everywhere",
  access: "read",
  status: 204,
  body: ChangeOwnPassword,
  response: z.void(),
});

export const listApiTokensOperation = defineOperation({
  method: "GET",
  path: "/api/v1/api-tokens",
  summary: "The API tokens that are not revoked, without their secrets",
  access: "admin",
  response: listOf(ApiToken),
});

export const createApiTokenOperation = defineOperation({
  method: "POST",
  path: "/api/v1/api-tokens",
  summary: "Create an API token; its secret is answered once",
  access: "admin",
  status: 201,
  body: CreateApiToken,
  response: CreatedApiToken,
});

export const revokeApiTokenOperation = defineOperation({
  method: "DELETE",
  path: "/api/v1/api-tokens/{id}",
  summary: "Revoke an API token",
  access: "admin",
  status: 204,
  response: z.void(),
});

export const listAuditEntriesOperation = defineOperation({
  method: "GET",
  path: "/api/v1/audit",
  summary: "Who did what to which object, before and after; newest first",
  access: "admin",
  query: AuditQuery,
  response: listOf(AuditEntry),
});

export const exportAuditCsvOperation = defineOperation({
  method: "GET",
  path: "/api/v1/audit.csv",
  summary: "The audit log of a filter as a file: CSV, for spreadsheets",
  access: "admin",
  query: AuditFilter,
  media_type: "text/csv; charset=utf-8",
  response: z.string(),
});

export const exportAuditNdjsonOperation = defineOperation({
  method: "GET",
  path: "/api/v1/audit.ndjson",
  summary: "The audit log of a filter as a file: one JSON object a line",
  access: "admin",
  query: AuditFilter,
  media_type: "application/x-ndjson",
  response: z.string(),
});
