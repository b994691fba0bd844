import { z } from "zod";
import { type Sent, sendJson } from "#components/forms/send-json.ts";

const AuthAnswer = z.object({ url: z.string() });
const CsrfAnswer = z.object({ csrfToken: z.string() });

/** Sends to `/api/auth` with the token that proves the form is ours. */
export async function postAuth(
  path: "callback/credentials" | "signin/openid" | "signout",
  values: Record<string, string>,
): Promise<Sent<{ url: string }>> {
  const csrfToken = await readCsrfToken();
  return sendJson("POST", `/api/auth/${path}`, { ...values, csrfToken }, AuthAnswer);
}

/** Empty where it cannot be read: the call that needs it then says what is wrong. */
async function readCsrfToken(): Promise<string> {
  try {
    const answer = await fetch("/api/auth/csrf", { cache: "no-store" });
    return CsrfAnswer.parse(await answer.json()).csrfToken;
  } catch {
    return "";
  }
}
