import { plainLine } from "#lib/notifications/bounded-text.ts";
import { judgeAnswer, type SendOutcome } from "#lib/notifications/judge-answer.ts";
import { callOutbound } from "#lib/platform/outbound.ts";

export const sendTimeoutMilliseconds = 15_000;
const longestReason = 200;

type Post = {
  url: string;
  allowPrivate: boolean;
  headers: Record<string, string>;
  body: string;
  /** Whether the receiver's own words may be shown: those of a chat service name the fault. */
  quote: boolean;
  /** Never shown, should the receiver send it back. */
  secret: string;
  signal?: AbortSignal | undefined;
};

/** Posts a message; throws when the receiver cannot be reached, may not be called, or does not answer in 15 s. */
export async function postMessage(post: Post): Promise<SendOutcome> {
  const { url, headers, body, allowPrivate, signal } = post;
  const answer = await callOutbound({
    ...{ url, headers, body, allowPrivate, method: "POST" },
    timeoutMilliseconds: sendTimeoutMilliseconds,
    ...(signal ? { signal } : {}),
  });
  const said = post.quote ? quote(answer.body, [post.secret, url]) : "";
  const retryAfter = answer.headers["retry-after"];
  return judgeAnswer({ status: answer.status, retryAfter, said }, new Date());
}

/** Posts JSON to a chat or an event API. */
export function postJson(
  post: Omit<Post, "headers" | "body" | "quote"> & { json: unknown },
): Promise<SendOutcome> {
  const { json, ...rest } = post;
  const headers = { "content-type": "application/json" };
  return postMessage({ ...rest, headers, body: JSON.stringify(json), quote: true });
}

function quote(text: string, secrets: string[]): string {
  const masked = secrets.reduce((shown, secret) => shown.replaceAll(secret, "[secret]"), text);
  return plainLine(masked).slice(0, longestReason);
}
