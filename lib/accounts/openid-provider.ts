import type { AuthOptions } from "next-auth";
import type { OpenIdClaims } from "#lib/accounts/sign-in-with-openid.ts";
import { environment } from "#lib/platform/env.ts";

/** The OpenID Connect provider of the environment, with PKCE, state and nonce; null when none is configured. */
export function openIdProvider(): AuthOptions["providers"][0] | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = environment();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return null;
  return {
    id: "openid",
    name: "OpenID Connect",
    type: "oauth",
    wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    authorization: { params: { scope: "openid email profile" } },
    checks: ["pkce", "state", "nonce"],
    idToken: true,
    profile: ({ sub, email, name }: OpenIdClaims) => ({
      id: sub,
      email: email ?? null,
      name: name ?? null,
    }),
  };
}

/** Whether people may sign in with an OpenID Connect provider. */
export function hasOpenId(): boolean {
  return openIdProvider() !== null;
}
