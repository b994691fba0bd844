import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram, sayMissing, startProgram } from "#tests/support/find-program.ts";
import { freePort } from "#tests/support/start-database.ts";

export const haproxyMissing = sayMissing({ haproxy: "haproxy" });

/** A haproxy of the test's own with a master's and a stats socket, whose pages say which configuration it has loaded. */
export async function startHaproxy() {
  const folder = await mkdtemp(join(tmpdir(), "paramedic-haproxy-"));
  const [config_file, socket] = [join(folder, "haproxy.cfg"), join(folder, "master.sock")];
  const stats_socket = join(folder, "stats.sock");
  const port = await freePort();
  const write = (version: string, more = "") =>
    writeFile(
      config_file,
      [
        ...["global", `  stats socket ${stats_socket} level admin`, "defaults", "  mode http"],
        ...["  timeout connect 1s", "  timeout client 5s", "  timeout server 5s", "frontend pages"],
        `  bind 127.0.0.1:${port}`,
        ...[`  http-request return status 200 content-type text/plain string ${version}`, more, ""],
      ].join("\n"),
    );
  await write("one");
  const get = () => fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.text());
  const args = ["-W", "-S", socket, "-f", config_file];
  const server = await startProgram(
    findProgram("haproxy") ?? "",
    args,
    async () => existsSync(socket) && (await get().catch(() => "")) === "one",
  );
  return {
    ...{ config_file, socket, stats_socket, folder, write, get, pid: server.pid },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type HaproxyServer = Awaited<ReturnType<typeof startHaproxy>>;

/** A way to a unix socket on which everything arrives; once `deafAt` was sent, no answer comes back any more. */
export async function startDeafWay(socket: string, deafAt: string) {
  let deaf = false;
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (near) => {
    open.add(near);
    const far = connect({ path: socket, allowHalfOpen: true });
    near.on("data", (chunk) => {
      far.write(chunk);
      if (chunk.includes(deafAt)) deaf = true;
    });
    near.on("end", () => far.end());
    near.on("error", () => {});
    near.on("close", () => far.destroy());
    far.on("data", (chunk) => (deaf ? null : near.write(chunk)));
    far.on("end", () => (deaf ? null : near.end()));
    far.on("error", () => near.destroy());
  });
  const own = `${socket}.way`;
  await new Promise<void>((resolve) => server.listen(own, resolve));
  const close = () => {
    for (const near of open) near.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { socket: own, close };
}
