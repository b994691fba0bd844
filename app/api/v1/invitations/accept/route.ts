import { acceptInvitation } from "#lib/accounts/accept-invitation.ts";
import { apiRoute } from "#lib/accounts/api-route.ts";
import { acceptInvitationOperation } from "#lib/accounts/invitation-operations.ts";

export const POST = apiRoute(acceptInvitationOperation, (context, { body }) =>
  acceptInvitation(context, body),
);
