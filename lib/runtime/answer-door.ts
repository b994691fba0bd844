import { type IncomingHttpHeaders, validateHeaderValue } from "node:http";
import type { Door, HeaderReader } from "#lib/platform/http/door.ts";
import type { ByteStream } from "#lib/platform/http/limit-body.ts";
import { type AnyAnswer, answerProblem } from "#lib/platform/http/problem.ts";
import { logFailure } from "#lib/platform/http/request-log.ts";
import { doorHeaders } from "#lib/platform/http/security-headers.ts";
import type { Logger } from "#lib/platform/logger.ts";

type Asked = { method: string; url: string; headers: IncomingHttpHeaders; body: ByteStream };

/** What a door answers, ready to be written by whichever frame; a failure is logged and an answer, too. */
export async function answerDoor(door: Door, asked: Asked, log: Logger): Promise<AnyAnswer> {
  const { method, url, headers, body } = asked;
  let parsed: URL | undefined;
  try {
    const answer = await door({
      method,
      // Most doors need no more of it than the path by which they were found.
      get url() {
        parsed ??= new URL(url, "http://front.invalid");
        return parsed;
      },
      headers: readerOf(headers),
      body,
    });
    return completeAnswer(answer, method);
  } catch (error) {
    logFailure(log, { method, path: url.split("?", 1)[0] ?? "" }, error);
    return completeAnswer(answerProblem(error), method);
  }
}

/** With the headers that every answer of a door has; throws where one of its own cannot be sent. */
export function completeAnswer(answer: AnyAnswer, method: string): AnyAnswer {
  for (const [name, value] of Object.entries(answer.headers)) validateHeaderValue(name, value);
  // A 204 must not have one, and that of a HEAD would be another than its GET's (RFC 9110, 8.6).
  const isUnsized = answer.status === 204 || method === "HEAD";
  const length = { "content-length": String(Buffer.byteLength(answer.body)) };
  const headers = { ...doorHeaders, ...answer.headers, ...(isUnsized ? {} : length) };
  return { ...answer, headers };
}

function readerOf(headers: IncomingHttpHeaders): HeaderReader {
  return {
    get(name) {
      const value = headers[name];
      return value === undefined ? null : String(value);
    },
  };
}
