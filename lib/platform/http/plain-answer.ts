import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { AnyAnswer } from "#lib/platform/http/problem.ts";

let date = { second: 0, text: "" };

/**
 * Writes an answer as Node's own server would, its length among its headers; `connection` says what comes after it. The
 * header values are valid already.
 */
export function writePlainAnswer(
  socket: Socket,
  { status, headers, body }: AnyAnswer,
  connection: string,
): void {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n`;
  for (const [name, value] of Object.entries(headers)) head += `${name}: ${value}\r\n`;
  head += `Date: ${dateNow()}\r\n${connection}\r\n\r\n`;
  if (typeof body === "string" && Buffer.byteLength(body) === body.length) {
    socket.write(head + body, "latin1");
    return;
  }
  socket.cork();
  socket.write(head, "latin1");
  socket.write(body);
  socket.uncork();
}

/** Of this second (RFC 9110, 5.6.7). */
function dateNow(): string {
  const second = Math.floor(Date.now() / 1000);
  if (date.second !== second) date = { second, text: new Date(second * 1000).toUTCString() };
  return date.text;
}
