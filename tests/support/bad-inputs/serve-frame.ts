import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import next from "next";
import { environment } from "#lib/platform/env.ts";
import { webLog } from "#lib/platform/logger.ts";
import { trustList } from "#lib/runtime/client-address.ts";
import { findDoor } from "#lib/runtime/doors.ts";
import { createFront } from "#lib/runtime/front.ts";

/** A program of its own: the built product behind its front, or framed by Next alone. Ends with its parent. */
const pages = next({ dev: false });
await pages.prepare();
const handle = pages.getRequestHandler();
const server = process.argv[2] === "next" ? createServer(answerByNext) : behindFront();
server.listen(0, "127.0.0.1", () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});

process.on("message", () => {
  const inherited: string[] = [];
  for (const name in {}) inherited.push(name);
  process.send?.({ inherited, resident: process.memoryUsage.rss() });
});
process.on("disconnect", () => process.exit(0));

function answerByNext(...[request, response]: Parameters<typeof handle>): void {
  void handle(request, response);
}

function behindFront() {
  const parts = {
    findDoor,
    rest: answerByNext,
    trusts: trustList(environment().TRUST_PROXY),
    log: webLog(),
  };
  return createFront(parts).server;
}
