import { z } from "zod";
import { OwnSession } from "#lib/accounts/schemas.ts";
import { listOf } from "#lib/platform/http/list.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";

export const listOwnSessionsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/users/me/sessions",
  summary: "Where the caller is signed in; none for a token",
  access: "read",
  response: listOf(OwnSession),
});

export const endOtherSessionsOperation = defineOperation({
  method: "DELETE",
  path: "/api/v1/users/me/sessions",
  summary: "Sign the caller out everywhere but here",
  access: "read",
  status: 204,
  response: z.void(),
});

export const endOwnSessionOperation = defineOperation({
  method: "DELETE",
  path: "/api/v1/users/me/sessions/{id}",
  summary: "End one session of the caller",
  access: "read",
  status: 204,
  response: z.void(),
});
