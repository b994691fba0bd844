import { decode, encode } from "next-auth/jwt";
import { authSecret, environment } from "#lib/platform/env.ts";

const rememberSeconds = 90 * 86_400;
/** Another key than the session's, so that neither cookie passes for the other. */
const salt = "known-device";

/** The cookie by which a browser is known in which a user has signed in before. */
export function deviceCookieName(): string {
  const secure = environment().BASE_URL.startsWith("https:");
  return secure ? "__Host-paramedic.device" : "paramedic.device";
}

/** The id of the device when this user has signed in with it before; null for every other cookie. */
export async function readKnownDevice(
  cookie: string | undefined,
  email: string,
): Promise<string | null> {
  try {
    const token = cookie ? await decode({ token: cookie, secret: authSecret(), salt }) : null;
    return token?.email === email && typeof token.device === "string" ? token.device : null;
  } catch {
    return null;
  }
}

/** A `Set-Cookie` line that makes this browser a known device of the user for 90 days. */
export async function rememberDevice(email: string): Promise<string> {
  const token = { email, device: crypto.randomUUID() };
  const value = await encode({ token, secret: authSecret(), salt, maxAge: rememberSeconds });
  const secure = environment().BASE_URL.startsWith("https:") ? "; Secure" : "";
  return `${deviceCookieName()}=${value}; Path=/; Max-Age=${rememberSeconds}; HttpOnly; SameSite=Lax${secure}`;
}
