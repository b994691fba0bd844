import { z } from "zod";
import {
  AcceptInvitation,
  CreatedInvitation,
  CreateInvitation,
  Invitation,
} from "#lib/accounts/schemas.ts";
import { listOf } from "#lib/platform/http/list.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";

export const listInvitationsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/invitations",
  summary: "The invitations that can still be accepted",
  access: "admin",
  response: listOf(Invitation),
});

export const createInvitationOperation = defineOperation({
  method: "POST",
  path: "/api/v1/invitations",
  summary: "Invite a person by e-mail; where it is not set up, the link is answered once",
  access: "admin",
  status: 201,
  body: CreateInvitation,
  response: CreatedInvitation,
});

export const revokeInvitationOperation = defineOperation({
  method: "DELETE",
  path: "/api/v1/invitations/{id}",
  summary: "End an invitation; its link leads nowhere from then on",
  access: "admin",
  status: 204,
  response: z.void(),
});

export const acceptInvitationOperation = defineOperation({
  method: "POST",
  path: "/api/v1/invitations/accept",
  summary: "Become a user by the token of an invitation, once",
  access: "public",
  status: 201,
  body: AcceptInvitation,
  response: z.object({ email: z.string() }),
});
