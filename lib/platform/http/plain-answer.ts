import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { AnyAnswer } from "#lib/platform/http/problem.ts";
import { doorHeaders } from "#lib/platform/http/security-headers.ts";

let date = { second: 0, text: "" };
/** Most answers have the very headers of the one before. */
let known: { headers: AnyAnswer["headers"]; lines: string } = { headers: {}, lines: "" };

/**
 * Writes a door's answer to a GET or POST as Node's own server would; `connection` says what comes after it. The values of
 * its headers are valid already.
 */
export function writePlainAnswer(
  socket: Socket,
  { status, headers, body }: AnyAnswer,
  connection: string,
): void {
  if (known.headers !== headers) known = { headers, lines: linesOf(headers) };
  const bytes = Buffer.byteLength(body);
  // A 204 must not have a length (RFC 9110, 8.6).
  const length = status === 204 ? "" : `content-length: ${bytes}\r\n`;
  const start = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${known.lines}${length}`;
  const head = `${start}Date: ${dateNow()}\r\n${connection}\r\n\r\n`;
  if (typeof body === "string" && bytes === body.length) {
    socket.write(head + body, "latin1");
    return;
  }
  socket.cork();
  socket.write(head, "latin1");
  socket.write(body);
  socket.uncork();
}

function linesOf(headers: AnyAnswer["headers"]): string {
  const lines = Object.entries({ ...doorHeaders, ...headers });
  return lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
}

/** Of this second (RFC 9110, 5.6.7). */
function dateNow(): string {
  const second = Math.floor(Date.now() / 1000);
  if (date.second !== second) date = { second, text: new Date(second * 1000).toUTCString() };
  return date.text;
}
