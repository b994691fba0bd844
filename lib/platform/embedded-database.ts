import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { totalmem } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { Client } from "pg";
import { StartFailure } from "#lib/platform/errors.ts";
import { type Account, findAccount } from "#lib/platform/internal/postgres-account.ts";
import { type Binaries, findBinaries } from "#lib/platform/internal/postgres-binaries.ts";
import { readCommandLine, untilGone } from "#lib/platform/process-identity.ts";

const majorVersion = "18";
const database = "paramedic";
const mebibyte = 1024 * 1024;
/** After a crash the server replays its log before it answers. */
const readyMilliseconds = 300_000;
const fastShutdownMilliseconds = 8000;

export type EmbeddedDatabase = {
  /** Of the product's own role and database. */
  url: string;
  /** Of the server's superuser, without a database name. */
  ownerUrl: string;
  port: number;
  /** Settles when the server ended, wanted or not. */
  ended: Promise<void>;
  /** Fast shutdown: sessions are cut, everything is written. */
  stop(): Promise<void>;
};

export type EmbeddedDatabaseOptions = {
  /** Absolute; holds the cluster and nothing else. */
  folder: string;
  password: string;
  /** A free one is taken where none is given. */
  port?: number;
  /** Settings of PostgreSQL beside or instead of ours, as `name=value`. */
  settings?: string[];
  /** What the server logs, line by line. */
  onLine(line: string): void;
};

/** Starts a PostgreSQL of our own on a loopback port, making its cluster at the first time. Throws `StartFailure`. */
export async function startEmbeddedDatabase(
  options: EmbeddedDatabaseOptions,
): Promise<EmbeddedDatabase> {
  const { folder, password } = options;
  const binaries = await findBinaries();
  await mkdir(dirname(folder), { recursive: true });
  const account = findAccount([binaries.folder, folder]);
  if (!existsSync(folder)) await createCluster(binaries, account, folder, password);
  await requireSameVersion(folder);
  await endOrphan(folder);
  const port = options.port ?? (await findFreePort());
  const server = account.start(binaries.postgres, serverArguments(options, port), {
    // A group of its own: Ctrl-C must not reach the database before those who use it.
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const faults = followLog(server, options.onLine);
  // Whoever leaves without stopping it (an interrupted test run) must not leave it behind.
  const endToo = () => server.kill("SIGINT");
  process.once("exit", endToo);
  const ended = new Promise<void>((resolve) => {
    server.once("exit", () => resolve());
    server.once("error", () => resolve());
  }).finally(() => process.off("exit", endToo));
  const login = (user: string) =>
    `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}`;
  const ownerUrl = login("postgres");
  try {
    await untilAnswers(ownerUrl, server, faults);
    await prepareDatabase(ownerUrl, password);
  } catch (error) {
    await stopServer(server, ended);
    throw error;
  }
  return {
    url: `${login(database)}/${database}`,
    ownerUrl,
    port,
    ended,
    stop: () => stopServer(server, ended),
  };
}

/** Made beside its place and moved there when complete, so that an interrupted start leaves no half cluster. */
async function createCluster(
  binaries: Binaries,
  account: Account,
  folder: string,
  password: string,
): Promise<void> {
  const draft = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account.owner) {
    await chown(draft, account.owner.uid, account.owner.gid);
    await chown(passwordFile, account.owner.uid, account.owner.gid);
  }
  const place = [`--pgdata=${draft}`, "--username=postgres", `--pwfile=${passwordFile}`];
  // The built-in locale sorts the same on every system, whatever its C library.
  const text = ["--encoding=UTF8", "--no-locale", "--locale-provider=builtin"];
  const rules = ["--builtin-locale=C.UTF-8", "--auth=scram-sha-256"];
  try {
    await runInitdb(account, binaries.initdb, [...place, ...text, ...rules]);
    await rename(draft, folder);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function runInitdb(account: Account, initdb: string, args: string[]): Promise<void> {
  const child = account.start(initdb, args, { stdio: ["ignore", "ignore", "pipe"] });
  const lines: string[] = [];
  if (child.stderr) createInterface(child.stderr).on("line", (line) => lines.push(line));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code === 0) return;
  throw new StartFailure(`The database could not be made: ${lines.join(" ").trim()}`);
}

async function requireSameVersion(folder: string): Promise<void> {
  const version = (await readFile(join(folder, "PG_VERSION"), "utf8")).trim();
  if (version === majorVersion) return;
  throw new StartFailure(
    `${folder} was made by PostgreSQL ${version}, this is ${majorVersion}: move it with pg_dump, or set DATA_DIR to another folder.`,
  );
}

/** A server whose launcher was killed lives on; a lock file of a dead one may name a stranger's process by now. */
async function endOrphan(folder: string): Promise<void> {
  const lockFile = join(folder, "postmaster.pid");
  if (!existsSync(lockFile)) return;
  const pid = Number((await readFile(lockFile, "utf8")).split("\n")[0]);
  if (!pid || !readCommandLine(pid)?.includes(`-D ${folder}`)) return rm(lockFile, { force: true });
  process.kill(pid, "SIGINT");
  if (await untilGone(pid, fastShutdownMilliseconds)) return;
  process.kill(pid, "SIGQUIT");
  if (await untilGone(pid, fastShutdownMilliseconds)) return;
  throw new StartFailure(`The database of an earlier start (process ${pid}) does not end.`);
}

function serverArguments({ folder, settings = [] }: EmbeddedDatabaseOptions, port: number) {
  const quarter = Math.floor(totalmem() / mebibyte / 4);
  const values = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=on",
    "synchronous_commit=on",
    "full_page_writes=on",
    `shared_buffers=${Math.min(1024, Math.max(128, quarter))}MB`,
    "max_connections=100",
    "timezone=UTC",
    "log_timezone=UTC",
    // Statements and key values may hold personal data; the log names only the fault.
    "log_min_error_statement=panic",
    "log_error_verbosity=terse",
    ...settings,
  ];
  return ["-D", folder, ...values.flatMap((value) => ["-c", value])];
}

/** Hands the log on, and keeps its last words for the case that the server does not come up. */
function followLog(server: ChildProcess, onLine: (line: string) => void): string[] {
  const faults: string[] = [];
  server.once("error", (error) => faults.push(error.message));
  if (!server.stderr) return faults;
  createInterface(server.stderr).on("line", (line) => {
    const fault = /(?:FATAL|PANIC|ERROR): {2}(.*)$/.exec(line)?.[1];
    if (fault && faults.length < 20) faults.push(fault);
    onLine(line);
  });
  return faults;
}

async function untilAnswers(url: string, server: ChildProcess, faults: string[]): Promise<void> {
  const deadline = performance.now() + readyMilliseconds;
  while (performance.now() < deadline) {
    if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) {
      throw new StartFailure(`The database did not start: ${faults.at(-1) ?? "no reason given"}.`);
    }
    if (await answers(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new StartFailure("The database did not answer within five minutes.");
}

async function answers(url: string): Promise<boolean> {
  try {
    await withClient(url, async (client) => client.query("SELECT 1"));
    return true;
  } catch (error) {
    // 28P01: the folder was made with another password, which waiting does not change.
    if (error instanceof Error && "code" in error && error.code === "28P01") {
      throw new StartFailure(
        "The database refuses the password in DATA_DIR; it belongs to another database folder.",
      );
    }
    return false;
  }
}

/** The product's role owns its database and nothing else of the server. */
async function prepareDatabase(ownerUrl: string, password: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const role = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [database]);
    if (role.rowCount === 0) {
      const literal = client.escapeLiteral(password);
      await client.query(`CREATE ROLE ${database} LOGIN PASSWORD ${literal}`);
    }
    const made = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
    if (made.rowCount === 0) await client.query(`CREATE DATABASE ${database} OWNER ${database}`);
  });
}

async function withClient(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({
    connectionString: `${url}/postgres`,
    connectionTimeoutMillis: 5000,
  });
  client.on("error", () => {});
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function stopServer(server: ChildProcess, ended: Promise<void>): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill("SIGINT");
  const impatience = setTimeout(() => server.kill("SIGQUIT"), fastShutdownMilliseconds);
  await ended;
  clearTimeout(impatience);
}

/** A loopback port that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("expected a TCP address");
  return address.port;
}
