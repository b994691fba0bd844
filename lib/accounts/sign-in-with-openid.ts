import { openInvitations } from "#lib/accounts/invitation.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { type Context, systemActor } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { isUniqueViolation } from "#lib/platform/database-failure.ts";
import { Problem } from "#lib/platform/errors.ts";

/** What the provider says of a person, in an ID token whose signature has been checked. */
export type OpenIdClaims = {
  iss: string;
  sub: string;
  email?: string | undefined;
  email_verified?: boolean | undefined;
  name?: string | undefined;
};

/**
 * The id of the user behind the claims. A person known by subject stays who they are; one whose verified address is a
 * user's joins that user; one who is invited under it accepts by this, with the invited role; anybody else becomes a
 * viewer. Throws `forbidden` for a disabled user, for claims without an address, and where an unverified address is a
 * user's or invited.
 */
export async function signInWithOpenId(context: Context, claims: OpenIdClaims): Promise<string> {
  const signIn = () =>
    transact(context.database, async (database) => {
      const subject = `${claims.iss} ${claims.sub}`;
      const known = await database.user.findUnique({ where: { oidc_subject: subject } });
      const user = known ?? (await joinOrCreate({ ...context, database }, subject, claims));
      if (user.disabled_at) throw new Problem("forbidden", "This user is disabled.");
      return user.id;
    });
  try {
    return await signIn();
  } catch (error) {
    // They became a user at the same moment, by another tab or by their invitation: now they are known.
    if (!isUniqueViolation(error)) throw error;
    return signIn();
  }
}

async function joinOrCreate(context: Context, subject: string, claims: OpenIdClaims) {
  const { database } = context;
  const email = claims.email?.trim().toLowerCase();
  if (!email) throw new Problem("forbidden", "The provider did not say an e-mail address.");
  const sameAddress = await database.user.findUnique({ where: { email } });
  // Their other tab was quicker, after it was looked for them by subject.
  if (sameAddress?.oidc_subject === subject) return sameAddress;
  if (sameAddress && (claims.email_verified !== true || sameAddress.oidc_subject)) {
    throw new Problem("forbidden", "Another user has this e-mail address.");
  }
  return becomeUser(context, { subject, email, claims, joins: sameAddress !== null });
}

type Newcomer = { subject: string; email: string; claims: OpenIdClaims; joins: boolean };

/** Joins the user of the address, or makes one. */
async function becomeUser(context: Context, { subject, email, claims, joins }: Newcomer) {
  const { database } = context;
  const invitation = joins ? null : await takeInvitation(context, email, claims);
  const user = joins
    ? await database.user.update({ where: { email }, data: { oidc_subject: subject } })
    : await database.user.create({
        data: {
          ...{ email, name: claims.name ?? null, oidc_subject: subject },
          role: invitation?.role ?? "viewer",
        },
      });
  await recordAudit(
    { ...context, actor: systemActor("sign-in with OpenID Connect") },
    {
      action: joins ? "join-user" : invitation ? "accept-invitation" : "create-user",
      object: { type: "user", id: user.id },
      after: {
        ...{ email, role: user.role, signs_in_with: "openid" },
        ...(invitation ? { invited_by: invitation.created_by } : {}),
      },
    },
  );
  return user;
}

/** The open invitation of an address, which is accepted by this; whoever could not show that it is theirs stays outside. */
async function takeInvitation(
  { database, now }: Context,
  email: string,
  { email_verified }: OpenIdClaims,
): Promise<{ role: string; created_by: string } | null> {
  const at = now();
  const where = { email, ...openInvitations(at) };
  const invitation = await database.invitation.findFirst({
    where,
    orderBy: { created_at: "desc" },
  });
  if (!invitation) return null;
  if (email_verified !== true) {
    throw new Problem("forbidden", "You are invited: open the link of your invitation.");
  }
  const { count } = await database.invitation.updateMany({ where, data: { accepted_at: at } });
  return count === 0 ? null : invitation;
}
