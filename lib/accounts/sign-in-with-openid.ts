import { recordAudit } from "#lib/accounts/record-audit.ts";
import { type Context, systemActor } from "#lib/platform/context.ts";
import { type Database, transact } from "#lib/platform/database.ts";
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
 * user's joins that user; anybody else becomes a viewer. Throws `forbidden` for a disabled user, for claims without an
 * address, and where an unverified address is a user's.
 */
export async function signInWithOpenId(context: Context, claims: OpenIdClaims): Promise<string> {
  return transact(context.database, async (database) => {
    const subject = `${claims.iss} ${claims.sub}`;
    const known = await database.user.findUnique({ where: { oidc_subject: subject } });
    const user = known ?? (await joinOrCreate({ ...context, database }, subject, claims));
    if (user.disabled_at) throw new Problem("forbidden", "This user is disabled.");
    return user.id;
  });
}

async function joinOrCreate(context: Context, subject: string, claims: OpenIdClaims) {
  const { database } = context;
  const email = claims.email?.trim().toLowerCase();
  if (!email) throw new Problem("forbidden", "The provider did not say an e-mail address.");
  const sameAddress = await database.user.findUnique({ where: { email } });
  if (sameAddress && (claims.email_verified !== true || sameAddress.oidc_subject)) {
    throw new Problem("forbidden", "Another user has this e-mail address.");
  }
  const user = sameAddress
    ? await database.user.update({ where: { email }, data: { oidc_subject: subject } })
    : await createViewer(database, { email, name: claims.name ?? null, oidc_subject: subject });
  await recordAudit(
    { ...context, actor: systemActor("sign-in with OpenID Connect") },
    {
      action: sameAddress ? "join-user" : "create-user",
      object: { type: "user", id: user.id },
      after: { email, role: user.role, signs_in_with: "openid" },
    },
  );
  return user;
}

function createViewer(
  database: Database,
  person: { email: string; name: string | null; oidc_subject: string },
) {
  return database.user.create({ data: { ...person, role: "viewer" } });
}
