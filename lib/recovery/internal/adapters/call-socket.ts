import { request } from "node:http";

const replyLimitBytes = 64 * 1024;

export type SocketAnswer = { status: number; body: string };

/** Posts to an HTTP server on a unix socket; at most 64 KiB of the answer are kept. Throws on failure and time-out. */
export function postToSocket(call: {
  socket: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  signal: AbortSignal;
}): Promise<SocketAnswer> {
  const { socket, path, headers, body, signal } = call;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        socketPath: socket,
        path,
        method: "POST",
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
        incoming.on("error", reject);
      },
    );
    // An aborted call rejects with the reason of the signal, so that a time-out can be told from a lost lease.
    outgoing.on("error", (error) => reject(signal.aborted ? signal.reason : error));
    outgoing.end(body);
  });
}
