import { apiRoute } from "#lib/accounts/api-route.ts";
import {
  createInvitationOperation,
  listInvitationsOperation,
} from "#lib/accounts/invitation-operations.ts";
import { listInvitations } from "#lib/accounts/manage-invitations.ts";
import { invitePerson } from "#lib/runtime/invite-person.ts";

export const GET = apiRoute(listInvitationsOperation, (context) => listInvitations(context));

export const POST = apiRoute(createInvitationOperation, (context, { body }) =>
  invitePerson(context, body),
);
