import { z } from "zod";
import { readSessionId, sessionCookieName } from "#lib/accounts/authenticate-request.ts";
import { callNextAuth } from "#lib/accounts/internal/call-next-auth.ts";
import { readCookies } from "#lib/accounts/internal/read-cookies.ts";
import { deviceCookieName, readKnownDevice, rememberDevice } from "#lib/accounts/known-device.ts";
import { requireSameOrigin } from "#lib/accounts/same-origin.ts";
import type { SignInAttempt } from "#lib/accounts/sign-in-attempt.ts";
import { signInOptions } from "#lib/accounts/sign-in-options.ts";
import { normaliseEmail } from "#lib/accounts/sign-in-with-password.ts";
import { anonymous, type Context, createContext } from "#lib/platform/context.ts";
import { database } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import { parseBody } from "#lib/platform/http/parse-input.ts";
import { answerProblem, toResponse } from "#lib/platform/http/problem.ts";
import { logFailure } from "#lib/platform/http/request-log.ts";
import { webLog } from "#lib/platform/logger.ts";

/** What of next-auth is open; its session, log and page routes are not needed and stay shut. */
const open = new Set([
  "GET csrf",
  "GET signin",
  "GET error",
  "GET callback/openid",
  "POST signin/openid",
  "POST callback/credentials",
  "POST signout",
]);
const SignInBody = z.record(z.string(), z.string().max(2000));

/** Answers `/api/auth/…`: JSON from our own pages, and the way back from an OpenID Connect provider. */
export async function answerSignIn(request: Request, path: string[]): Promise<Response> {
  const context = createContext({ actor: anonymous, database: database(), log: webLog() });
  try {
    return await answer(context, request, path);
  } catch (error) {
    logFailure(context.log, { method: request.method, path: "/api/auth" }, error);
    return toResponse(answerProblem(error));
  }
}

async function answer(context: Context, request: Request, path: string[]): Promise<Response> {
  const what = `${request.method} ${path.join("/")}`;
  if (!open.has(what)) throw new Problem("not-found", "There is nothing at this address.");
  requireSameOrigin(request);
  const body = request.method === "POST" ? await parseBody(SignInBody, request) : undefined;
  const attempt = await readAttempt(request);
  const answered = await callNextAuth(
    { request, path, body: body && { ...body, json: "true" } },
    signInOptions(context, attempt),
  );
  if (attempt.failure && request.method === "POST") throw attempt.failure;
  if (attempt.failure) logFailure(context.log, { method: "GET", path: what }, attempt.failure);
  if (what !== "POST callback/credentials") return answered;
  if (!attempt.userId) {
    throw new Problem("forbidden", "This page was open for too long. Reload it, then sign in.");
  }
  const email = normaliseEmail(body?.email ?? "");
  if (!(await readKnownDevice(attempt.deviceCookie, email))) {
    answered.headers.append("set-cookie", await rememberDevice(email));
  }
  return answered;
}

async function readAttempt(request: Request): Promise<SignInAttempt> {
  const { headers } = request;
  const cookies = readCookies(headers.get("cookie"));
  const cookie = cookies[sessionCookieName()];
  return {
    address: headers.get("x-forwarded-for")?.split(",")[0]?.trim() || "unknown",
    userAgent: headers.get("user-agent")?.slice(0, 300) ?? null,
    deviceCookie: cookies[deviceCookieName()],
    previousSessionId: cookie ? await readSessionId(cookie) : null,
    userId: null,
    passwordHash: null,
    failure: null,
  };
}
