import { connect, type Socket } from "node:net";

export type Answer = { status: number; body: Buffer };

export type KeptConnection = {
  /** Sends one request and resolves with its answer; one at a time. Rejects when the connection ends before. */
  send(request: Uint8Array): Promise<Answer>;
  close(): void;
};

type Pending = { resolve(answer: Answer): void; reject(error: Error): void };

/** An HTTP/1.1 client that costs little: it reads the status line, the length and the body, and nothing else. */
export async function openConnection(port: number): Promise<KeptConnection> {
  let received: Buffer = Buffer.alloc(0);
  let pending: Pending | undefined;
  const socket = await open(port, (chunk) => {
    received = received.length === 0 ? Buffer.from(chunk) : Buffer.concat([received, chunk]);
    const answer = readAnswer(received);
    if (!answer) return;
    received = Buffer.alloc(0);
    const { resolve } = pending ?? {};
    pending = undefined;
    resolve?.(answer);
  });
  const fail = (error: Error) => {
    pending?.reject(error);
    pending = undefined;
  };
  socket.on("error", fail);
  socket.on("close", () => fail(new Error("the server closed the connection")));
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        if (socket.destroyed) return reject(new Error("the connection is closed"));
        pending = { resolve, reject };
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

/** Reads into one buffer of its own, so that an answer costs no allocation in the socket. */
function open(port: number, onChunk: (chunk: Buffer) => void): Promise<Socket> {
  const buffer = Buffer.alloc(65_536);
  return new Promise((resolve, reject) => {
    const socket = connect({
      port,
      host: "127.0.0.1",
      noDelay: true,
      onread: {
        buffer,
        callback: (size) => {
          onChunk(buffer.subarray(0, size));
          return true;
        },
      },
    });
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.off("error", reject);
      resolve(socket);
    });
  });
}

/** Null while a part is missing. RFC 9112: a length, or chunks that end with an empty one. */
function readAnswer(bytes: Buffer): Answer | null {
  const end = bytes.indexOf("\r\n\r\n");
  if (end === -1) return null;
  const head = bytes.toString("latin1", 0, end);
  const status = Number(head.slice(9, 12));
  const body = bytes.subarray(end + 4);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) {
    if (body.length < Number(length)) return null;
    return { status, body: body.subarray(0, Number(length)) };
  }
  const text = readChunks(body);
  return text === null ? null : { status, body: Buffer.from(text, "latin1") };
}

/** Each chunk is its length in hexadecimal, a line's end, the bytes, a line's end; an empty one is the last. */
function readChunks(bytes: Buffer): string | null {
  let text = "";
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf("\r\n", at);
    if (lineEnd === -1) return null;
    const start = lineEnd + 2;
    const end = start + Number.parseInt(bytes.toString("latin1", at, lineEnd), 16);
    at = end + 2;
    if (!(at <= bytes.length)) return null;
    if (end === start) return text;
    text += bytes.toString("latin1", start, end);
  }
}
