import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Sees the bytes of one connection before they are delivered; false: they never are, and the connection ends. */
export type Watcher = {
  towards(bytes: Buffer): boolean;
  back(bytes: Buffer): boolean;
};
export type Wire = { port: number; stop(): Promise<void> };

/** A TCP proxy on loopback to another loopback port, with a watcher for each connection. */
export async function startWire(target: number, createWatcher: () => Watcher): Promise<Wire> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: target, host: "127.0.0.1", noDelay: true });
    const watcher = createWatcher();
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
    }
    join(near, far, watcher.towards);
    join(far, near, watcher.back);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function join(from: Socket, to: Socket, passes: (bytes: Buffer) => boolean): void {
  from.on("data", (bytes) => {
    if (from.destroyed || to.destroyed) return;
    if (passes(bytes)) {
      to.write(bytes);
      return;
    }
    from.destroy();
    to.destroy();
  });
  from.on("end", () => to.end());
  from.on("error", () => to.destroy());
  from.on("close", () => to.destroy());
}
