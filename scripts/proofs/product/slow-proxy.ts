import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export type SlowProxy = {
  port: number;
  /** From now on, what passes arrives so much later, in both directions and in its order. */
  delay(milliseconds: number): void;
  stop(): Promise<void>;
};

/** A TCP proxy on loopback to another loopback port, at first without any delay. */
export async function startSlowProxy(target: number): Promise<SlowProxy> {
  let milliseconds = 0;
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const far = connect({ port: target, host: "127.0.0.1", allowHalfOpen: true, noDelay: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
    }
    join(near, far, () => milliseconds);
    join(far, near, () => milliseconds);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    delay: (given) => {
      milliseconds = given;
    },
    stop() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function join(from: Socket, to: Socket, delayOf: () => number): void {
  let tail = Promise.resolve();
  /** Nothing overtakes what came before it. */
  const pass = (step: () => void) => {
    const due = performance.now() + delayOf();
    tail = tail.then(async () => {
      const wait = due - performance.now();
      if (wait > 0) await sleep(wait);
      step();
    });
  };
  from.on("data", (chunk) => pass(() => to.write(chunk)));
  from.on("end", () => pass(() => to.end()));
  from.on("error", () => to.destroy());
  from.on("close", () => pass(() => to.destroySoon()));
}
