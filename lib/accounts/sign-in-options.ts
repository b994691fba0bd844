import type { AuthOptions } from "next-auth";
import { sessionCookieName } from "#lib/accounts/authenticate-request.ts";
import { signInLogger } from "#lib/accounts/internal/sign-in-logger.ts";
import { readKnownDevice } from "#lib/accounts/known-device.ts";
import { toLocalPath } from "#lib/accounts/local-path.ts";
import { openIdProvider } from "#lib/accounts/openid-provider.ts";
import { sessionDays } from "#lib/accounts/session.ts";
import { openSession, type SignInAttempt } from "#lib/accounts/sign-in-attempt.ts";
import { type OpenIdClaims, signInWithOpenId } from "#lib/accounts/sign-in-with-openid.ts";
import { normaliseEmail, signInWithPassword } from "#lib/accounts/sign-in-with-password.ts";
import { signOut } from "#lib/accounts/sign-out.ts";
import type { Context } from "#lib/platform/context.ts";
import { authSecret, environment } from "#lib/platform/env.ts";

/**
 * How next-auth signs in: by password, and by OpenID Connect where it is configured. next-auth checks forms and
 * providers; sessions are our own rows, of which its signed cookie carries only the id.
 */
export function signInOptions(context: Context, attempt: SignInAttempt): AuthOptions {
  const secure = environment().BASE_URL.startsWith("https:");
  const cookie = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  const openId = openIdProvider();
  return {
    secret: authSecret(),
    pages: { signIn: "/sign-in", error: "/sign-in" },
    session: { strategy: "jwt", maxAge: sessionDays * 86_400 },
    useSecureCookies: secure,
    cookies: { sessionToken: { name: sessionCookieName(), options: cookie } },
    providers: [passwordProvider(context, attempt), ...(openId ? [openId] : [])],
    callbacks: {
      signIn: ({ account, profile }) =>
        account?.provider !== "openid" || acceptOpenId(context, attempt, profile),
      jwt: async ({ token, user }) =>
        user ? { sid: await openSession(context, attempt) } : { sid: token.sid },
      redirect: ({ url, baseUrl }) => baseUrl + toLocalPath(url.replace(baseUrl, "") || "/"),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string") await signOut(context, token.sid);
      },
    },
    logger: signInLogger(context.log),
  };
}

function passwordProvider(context: Context, attempt: SignInAttempt): AuthOptions["providers"][0] {
  return {
    id: "credentials",
    name: "Password",
    type: "credentials",
    credentials: { email: {}, password: {} },
    authorize: async (input) => {
      const { email = "", password = "" } = input ?? {};
      return settle(attempt, async () => {
        const { address, deviceCookie } = attempt;
        const device = await readKnownDevice(deviceCookie, normaliseEmail(email));
        return signInWithPassword(context, { email, password, address, device });
      });
    },
  };
}

async function acceptOpenId(context: Context, attempt: SignInAttempt, claims: unknown) {
  const user = await settle(attempt, async () => ({
    id: await signInWithOpenId(context, claims as OpenIdClaims),
    passwordHash: null,
  }));
  return user !== null;
}

/**
 * next-auth words every refusal alike; what was refused and why is kept beside it for the answer. The verified hash is
 * kept there too, and next-auth hears only the id.
 */
async function settle(
  attempt: SignInAttempt,
  signIn: () => Promise<{ id: string; passwordHash: string | null }>,
): Promise<{ id: string } | null> {
  try {
    const { id, passwordHash } = await signIn();
    attempt.userId = id;
    attempt.passwordHash = passwordHash;
    return { id };
  } catch (error) {
    attempt.failure = error;
    return null;
  }
}
