import { verifyPassword } from "#lib/accounts/password.ts";
import {
  countTry,
  forgetTries,
  forgiveTry,
  type SignInSource,
} from "#lib/accounts/sign-in-throttle.ts";
import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";

export type PasswordSignIn = SignInSource & { password: string };
/** Who signed in, and the hash that the password was checked against; the hash must not leave the process. */
export type VerifiedPassword = { id: string; passwordHash: string };

/** An e-mail address as users are found by it. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/**
 * The user whose e-mail address and password these are. Throws `unauthorized`, in the same time and words for an unknown,
 * a disabled and a known user; `too-many` without looking at the password while tries are used up. The check takes long
 * enough for the password to change meanwhile: whoever acts on the answer makes sure that the hash is still the user's.
 */
export async function signInWithPassword(
  context: Context,
  input: PasswordSignIn,
): Promise<VerifiedPassword> {
  const { database } = context;
  const { address, device } = input;
  const source = { address, device, email: normaliseEmail(input.email) };
  await countTry(database, source);
  const user = await database.user.findUnique({ where: { email: source.email } });
  const stored = user && !user.disabled_at ? user.password_hash : null;
  const right = await matches(context, stored, input.password, source);
  if (user && stored && right) {
    await forgetTries(database, source);
    return { id: user.id, passwordHash: stored };
  }
  context.log.info({ address: source.address, known_user: user?.id ?? null }, "sign-in refused");
  throw new Problem("unauthorized", "The e-mail address or the password is not right.");
}

async function matches(
  context: Context,
  stored: string | null,
  password: string,
  source: SignInSource,
): Promise<boolean> {
  try {
    return await verifyPassword(stored, password);
  } catch (error) {
    await forgiveTry(context.database, source);
    throw error;
  }
}
