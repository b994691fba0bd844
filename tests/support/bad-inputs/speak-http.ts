import { type IncomingHttpHeaders, request as openRequest } from "node:http";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";

export type Body = string | Uint8Array | object | null;
export type Sent = {
  method?: string;
  /** As it goes over the wire, with its query. */
  path: string;
  /** A list holds names and values in turn, and may name a header twice. */
  headers?: Record<string, string> | string[];
  /** Bytes and text go as they are, an iterable in chunks, any other object as JSON. */
  body?: Body | AsyncIterable<Uint8Array>;
};
export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The JSON of the answer; null where it is none. */
  body: unknown;
  milliseconds: number;
};

/** Sends one request over a connection of its own, with a path and headers that no client library would let pass. */
export function sendHttp(port: number, { method = "POST", path, headers, body = null }: Sent) {
  const started = performance.now();
  return new Promise<Answer>((resolve, reject) => {
    const request = openRequest({ host: "127.0.0.1", port, method, path, headers, agent: false });
    let isAnswered = false;
    request.on("response", (response) => {
      isAnswered = true;
      text(response).then((told) => {
        const milliseconds = performance.now() - started;
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers, text: told, body: parse(told), milliseconds });
        request.destroy();
      }, reject);
    });
    // A server that has answered may close before it has read everything.
    request.on("error", (error) => isAnswered || reject(error));
    if (isChunks(body)) Readable.from(body).on("error", reject).pipe(request);
    else request.end(toBytes(body));
  });
}

function isChunks(body: Sent["body"]): body is AsyncIterable<Uint8Array> {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}

export function toBytes(body: Body): string | Uint8Array {
  if (body === null || typeof body === "string") return body ?? "";
  return body instanceof Uint8Array ? body : JSON.stringify(body);
}

function parse(told: string): unknown {
  try {
    return JSON.parse(told);
  } catch {
    return null;
  }
}

/** Sends bytes as they are; answers everything that comes back until the server closes. */
export async function sendBytes(port: number, bytes: string | Uint8Array): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  socket.write(bytes);
  return text(socket);
}

/** The statuses of the answers in what a server sent. */
export function statusesIn(told: string): number[] {
  return [...told.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}
