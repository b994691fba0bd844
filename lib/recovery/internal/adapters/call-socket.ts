import { request } from "node:http";

const replyLimitBytes = 64 * 1024;

export type SocketAnswer = { status: number; headers: Record<string, unknown>; body: string };

/** Calls an HTTP server on a unix socket; at most 64 KiB of the answer are kept. Throws on failure and time-out. */
export function callSocket(call: {
  socket: string;
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body: string;
  signal: AbortSignal;
}): Promise<SocketAnswer> {
  const { socket, method, path, headers, body, signal } = call;
  return new Promise((resolve, reject) => {
    // An aborted call rejects with the reason of the signal, so that a time-out can be told from a lost lease.
    const fail = (error: Error) => reject(signal.aborted ? signal.reason : error);
    const outgoing = request(
      {
        socketPath: socket,
        path,
        method,
        headers: { ...headers, "content-length": Buffer.byteLength(body) },
        signal,
        agent: false,
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        let size = 0;
        const finish = () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks).subarray(0, replyLimitBytes).toString("utf8"),
          });
        incoming.on("data", (chunk: Buffer) => {
          chunks.push(chunk);
          size += chunk.length;
          if (size <= replyLimitBytes) return;
          finish();
          incoming.destroy();
        });
        incoming.on("end", finish);
        incoming.on("error", fail);
      },
    );
    outgoing.on("error", fail);
    outgoing.end(body);
  });
}
