import { type IncomingHttpHeaders, validateHeaderValue } from "node:http";
import type { Door, HeaderReader } from "#lib/platform/http/door.ts";
import type { ByteStream } from "#lib/platform/http/limit-body.ts";
import { type AnyAnswer, answerProblem } from "#lib/platform/http/problem.ts";
import { logFailure } from "#lib/platform/http/request-log.ts";
import type { Logger } from "#lib/platform/logger.ts";

type Asked = { method: string; url: string; headers: IncomingHttpHeaders; body: ByteStream };

/** What a door answers, or what its failure is answered with, which is logged; it can be sent as it is. */
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
    requireSendable(answer);
    return answer;
  } catch (error) {
    logFailure(log, { method, path: url.split("?", 1)[0] ?? "" }, error);
    return answerProblem(error);
  }
}

/** A line's end in a value would begin another header. */
function requireSendable({ headers }: AnyAnswer): void {
  for (const name in headers) validateHeaderValue(name, headers[name] ?? "");
}

function readerOf(headers: IncomingHttpHeaders): HeaderReader {
  return {
    get(name) {
      const value = headers[name];
      return value === undefined ? null : String(value);
    },
  };
}
