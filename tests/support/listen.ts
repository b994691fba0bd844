import type { Server } from "node:http";

/** Listens on loopback (0: a free port) or on a unix socket; closing ends the open connections too. */
export async function listen(server: Server, place: number | string) {
  await new Promise<void>((resolve) => {
    if (typeof place === "number") server.listen(place, "127.0.0.1", resolve);
    else server.listen(place, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The body of a request. */
export async function text(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
