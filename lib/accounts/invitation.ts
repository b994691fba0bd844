import { type Invitation, Role } from "#lib/accounts/schemas.ts";
import { environment } from "#lib/platform/env.ts";

/** How long a link works. */
export const invitationDays = 7;

type InvitationRow = {
  id: string;
  email: string;
  role: string;
  created_by: string;
  created_at: Date;
  expires_at: Date;
};

/** Of invitations that can still be accepted. */
export function openInvitations(now: Date) {
  return { accepted_at: null, revoked_at: null, expires_at: { gt: now } };
}

/** An invitation as the API answers it: without the hash. */
export function toInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    email: row.email,
    role: Role.parse(row.role),
    created_by: row.created_by,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
  };
}

/** The address at which a token is accepted. */
export function invitationLink(token: string): string {
  return new URL(`/invite/${token}`, environment().BASE_URL).href;
}
