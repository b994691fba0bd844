import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pause } from "#lib/runtime/supervise.ts";
import { answers, startChild } from "../../bench/child.ts";
import { findChild, readPostmaster } from "./processes.ts";

export type ProductOptions = {
  /** Holds DATA_DIR and the log. */
  folder: string;
  ports: number[];
  /** Beside what every proof sets. */
  variables?: Record<string, string>;
  stop: AbortSignal;
};

export type LaunchedProduct = {
  dataDir: string;
  /** How many web processes there are. */
  webs: number;
  /** The process that serves on the n-th port; null while there is none. */
  findWeb(index: number): Promise<number | null>;
  findWorker(): Promise<number | null>;
  untilReady(): Promise<void>;
  /** Web serves, whatever else is up. */
  untilLive(): Promise<void>;
  stop(): Promise<void>;
};

export const ingestKey = "a-key-of-the-proofs-7d1f4c";
const readySeconds = 120;
const restartMilliseconds = 500;

/** Starts the whole product by its launcher, with more web processes beside it where more ports are given. */
export async function startLaunched(options: ProductOptions): Promise<LaunchedProduct> {
  const { folder, ports, stop } = options;
  const [first = 0, ...others] = ports;
  const dataDir = join(folder, "data");
  const variables = listVariables(dataDir, first, options.variables);
  const launcher = spawnLauncher(join(folder, "product.log"), variables);
  const ended = new Promise<void>((resolve) => launcher.once("exit", () => resolve()));
  const until = async (state: "ready" | "live", which: number[]) => {
    for (const port of which) await untilHealthy(launcher, folder, { port, state }, stop);
  };
  const beside: { stop(): Promise<void> }[] = [];
  const stopAll = async () => {
    await Promise.all(beside.map((web) => web.stop()));
    if (launcher.exitCode === null && launcher.signalCode === null) launcher.kill("SIGTERM");
    await ended;
  };
  try {
    await until("ready", [first]);
    const url = variables.DATABASE_URL ?? (await readDatabaseUrl(dataDir));
    for (const port of others) {
      const own = { ...variables, DATABASE_URL: url, PORT: String(port) };
      beside.push(startWebBeside(join(folder, `web-${port}.log`), own));
    }
    await until("ready", ports);
  } catch (error) {
    await stopAll();
    throw error;
  }
  return {
    dataDir,
    webs: ports.length,
    findWeb: (index) =>
      findChild(index === 0 ? (launcher.pid ?? 0) : process.pid, "scripts/web.ts"),
    findWorker: () => findChild(launcher.pid ?? 0, "scripts/worker.ts"),
    untilReady: () => until("ready", ports),
    untilLive: () => until("live", ports),
    stop: stopAll,
  };
}

function listVariables(dataDir: string, port: number, more: Record<string, string> = {}) {
  const inherited = ["PATH", "HOME", "LANG"].map((name) => [name, process.env[name] ?? ""]);
  return {
    ...Object.fromEntries(inherited),
    NODE_ENV: "production",
    LOG_LEVEL: "warn",
    PORT: String(port),
    BASE_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: dataDir,
    ADMIN_PASSWORD: "a password of the proofs",
    INGEST_KEY: ingestKey,
    ...more,
  } as Record<string, string>;
}

function spawnLauncher(logFile: string, variables: Record<string, string>): ChildProcess {
  const log = openSync(logFile, "a");
  // A group of its own keeps Ctrl-C away; the channel tells it when we are gone.
  const child = spawn(process.execPath, ["scripts/launch.ts"], {
    env: { ...variables, NODE_ENV: "production" },
    detached: true,
    stdio: ["ignore", log, log, "ipc"],
  });
  closeSync(log);
  return child;
}

/** One more web process, started again whenever it ends. */
function startWebBeside(logFile: string, variables: Record<string, string>) {
  let isOver = false;
  const start = () => {
    const child = startChild(["scripts/web.ts"], variables, logFile);
    child.process.once("exit", () => {
      if (!isOver) setTimeout(again, restartMilliseconds);
    });
    return child;
  };
  const again = () => {
    if (!isOver) current = start();
  };
  let current = start();
  return {
    async stop() {
      isOver = true;
      await current.stop();
    },
  };
}

async function untilHealthy(
  launcher: ChildProcess,
  folder: string,
  { port, state }: { port: number; state: "ready" | "live" },
  stop: AbortSignal,
): Promise<void> {
  const deadline = performance.now() + readySeconds * 1000;
  const url = `http://127.0.0.1:${port}/api/health/${state}`;
  while (!(await answers(url).catch(() => false))) {
    stop.throwIfAborted();
    const isOver = launcher.exitCode !== null || launcher.signalCode !== null;
    if (isOver || performance.now() > deadline) {
      throw new Error(`the product is not ${state}; ${join(folder, "product.log")} says why`);
    }
    await pause(100, stop);
  }
}

/** Of the embedded database, in the product's database; its port changes with each start of the launcher. */
export async function readDatabaseUrl(dataDir: string): Promise<string> {
  const password = (await readFile(join(dataDir, "database-password"), "utf8")).trim();
  const postmaster = await readPostmaster(join(dataDir, "postgres"));
  if (!postmaster) throw new Error("the database does not run");
  return `postgresql://paramedic:${encodeURIComponent(password)}@127.0.0.1:${postmaster.port}/paramedic`;
}
