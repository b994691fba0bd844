import { join } from "node:path";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "#lib/platform/embedded-database.ts";
import { listTree, readPostmaster, signal } from "./processes.ts";
import { type SlowProxy, startSlowProxy } from "./slow-proxy.ts";

export type OutsideDatabase = {
  /** Of the product's own role. */
  url: string;
  /** The same through the proxy. */
  slowUrl: string;
  /** Of the superuser, in the product's database. */
  ownerUrl: string;
  proxy: SlowProxy;
  /** Fast shutdown, as an operator does it; and the start on the same port. */
  shutDown(): Promise<void>;
  start(): Promise<void>;
  /** Stops all its processes in their tracks; answers what lets them go on. */
  freeze(): Promise<() => void>;
  stop(): Promise<void>;
};

/** A PostgreSQL that the product's launcher does not look after (fsync on). */
export async function startOutsideDatabase(folder: string): Promise<OutsideDatabase> {
  const cluster = join(folder, "postgres");
  const options = { folder: cluster, password: "proofs", onLine: () => {} };
  const first = await startEmbeddedDatabase(options);
  const proxy = await startSlowProxy(first.port);
  let running: EmbeddedDatabase | null = first;
  const shutDown = async () => {
    await running?.stop();
    running = null;
  };
  return {
    url: first.url,
    slowUrl: first.url.replace(`:${first.port}/`, `:${proxy.port}/`),
    ownerUrl: `${first.ownerUrl}/paramedic`,
    proxy,
    shutDown,
    async start() {
      running = await startEmbeddedDatabase({ ...options, port: first.port });
    },
    async freeze() {
      const postmaster = await readPostmaster(cluster);
      if (!postmaster) throw new Error("the database does not run");
      const pids = await listTree(postmaster.pid);
      for (const pid of pids) signal(pid, "SIGSTOP");
      return () => {
        for (const pid of pids) signal(pid, "SIGCONT");
      };
    },
    async stop() {
      await shutDown();
      await proxy.stop();
    },
  };
}
