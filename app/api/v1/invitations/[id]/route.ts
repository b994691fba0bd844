import { apiRoute } from "#lib/accounts/api-route.ts";
import { revokeInvitationOperation } from "#lib/accounts/invitation-operations.ts";
import { revokeInvitation } from "#lib/accounts/manage-invitations.ts";

export const DELETE = apiRoute(revokeInvitationOperation, (context, { params }) =>
  revokeInvitation(context, params.id),
);
