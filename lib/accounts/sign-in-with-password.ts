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

/** An e-mail address as users are found by it. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/**
 * The id of the user whose e-mail address and password these are. Throws `unauthorized`, in the same time and words for
 * an unknown, a disabled and a known user; `too-many` without looking at the password while tries are used up.
 */
export async function signInWithPassword(context: Context, input: PasswordSignIn): Promise<string> {
  const { database } = context;
  const { address, device } = input;
  const source = { address, device, email: normaliseEmail(input.email) };
  await countTry(database, source);
  const user = await database.user.findUnique({ where: { email: source.email } });
  const stored = user && !user.disabled_at ? user.password_hash : null;
  const right = await matches(context, stored, input.password, source);
  if (user && right) {
    await forgetTries(database, source);
    return user.id;
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
