import { Problem, problems } from "#lib/platform/errors.ts";

export type ProblemBody = {
  type: string;
  title: string;
  status: number;
  detail: string;
  [extra: string]: unknown;
};

/** An answer before it is framed as a `Response` or written to a socket. */
export type Answer<Body extends string | Uint8Array = string> = {
  status: number;
  headers: Record<string, string>;
  body: Body;
};
export type AnyAnswer = Answer<string | Uint8Array<ArrayBuffer>>;

/** One object, so that whoever writes thousands of them can know it again. */
export const jsonHeaders: Answer["headers"] = {
  "content-type": "application/json; charset=utf-8",
  "cache-control": "no-store",
};

/** A JSON answer that nobody may cache. */
export function answerJson(status: number, body: unknown): Answer {
  return { status, headers: jsonHeaders, body: JSON.stringify(body) };
}

/** Turns a failure into application/problem+json (RFC 9457); unknown errors never show their message. */
export function answerProblem(error: unknown): Answer {
  const problem =
    error instanceof Problem
      ? error
      : new Problem("internal", "The fault is logged and not yours.");
  const { status, title } = problems[problem.code];
  const { errors, extra, retryAfterSeconds } = problem.evidence;
  const body: ProblemBody = {
    type: `urn:paramedic:problem:${problem.code}`,
    title,
    status,
    detail: problem.message,
    ...(errors ? { errors } : {}),
    ...extra,
  };
  return {
    status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      ...(retryAfterSeconds ? { "retry-after": String(retryAfterSeconds) } : {}),
      ...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
    },
    body: JSON.stringify(body),
  };
}

/** Frames an answer for Next. */
export function toResponse({ status, headers, body }: AnyAnswer): Response {
  return new Response(status === 204 ? null : body, { status, headers });
}
