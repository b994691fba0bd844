import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import {
  cleanUp,
  findProcesses,
  type Launcher,
  makeDataDir,
  startLauncher,
} from "#tests/support/launcher.ts";

const shutDown = 1;
let dataDir: string;
let launchers: Launcher[];

beforeAll(() => {
  if (!existsSync(".next/BUILD_ID")) throw new Error("There is no build to start: npm run build");
});
beforeEach(async () => {
  dataDir = await makeDataDir();
  launchers = [];
});
afterEach(() => cleanUp(launchers, dataDir));

async function start(variables: Record<string, string> = {}): Promise<Launcher> {
  const launcher = await startLauncher({ DATA_DIR: dataDir, ...variables });
  launchers.push(launcher);
  return launcher;
}

async function startReady(variables: Record<string, string> = {}): Promise<Launcher> {
  const launcher = await start(variables);
  await launcher.prints("Ctrl-C stops everything");
  return launcher;
}

async function stop({ child, ended }: Launcher): Promise<number | null> {
  child.kill("SIGTERM");
  return ended;
}

/** What `pg_controldata` calls "Database cluster state": bytes 16 to 19 of the control file. */
async function readClusterState(): Promise<number> {
  return (await readFile(join(dataDir, "postgres/global/pg_control"))).readInt32LE(16);
}

async function untilReady(launcher: Launcher): Promise<void> {
  await expect
    .poll(async () => (await fetch(`${launcher.address}/api/health/ready`)).json().catch(String), {
      timeout: 20_000,
    })
    .toEqual({ status: "ready", database: "up", worker: "up" });
}

test("it starts, says how to sign in only once, and SIGTERM leaves a clean database and nobody behind", async () => {
  const first = await startReady();
  expect(first.output()).toMatch(/Sign in as: +admin@localhost\n +with the password: +\S{23} /);
  await untilReady(first);
  expect((await fetch(`${first.address}/api/health/live`)).status).toBe(200);
  for (const name of ["auth-secret", "database-password"]) {
    expect((await stat(join(dataDir, name))).mode & 0o777).toBe(0o600);
  }
  const stopping = performance.now();
  expect(await stop(first)).toBe(0);
  expect(performance.now() - stopping).toBeLessThan(25_000);
  expect(await readClusterState()).toBe(shutDown);

  const since = performance.now();
  const second = await startReady();
  expect(performance.now() - since).toBeLessThan(8000);
  expect(second.output()).not.toContain("password");
  expect(await stop(second)).toBe(0);
  expect(await findProcesses(new RegExp(dataDir))).toEqual([]);
});

test("web holds no compiler of messages or pages in memory", async () => {
  const launcher = await startReady();
  await untilReady(launcher);
  await fetch(launcher.address);
  const [web = 0] = await findProcesses(/scripts\/web\.ts/, launcher.child.pid);
  const maps = await readFile(`/proc/${web}/maps`, "utf8");
  expect(maps).toContain("/node");
  expect(maps).not.toMatch(/swc|parcel/);
});

test("a second start on the same data says that the first one runs", async () => {
  const first = await startReady();
  const second = await start();
  expect(await second.ended).toBe(1);
  expect(second.output()).toBe(
    `Paramedic runs already with DATA_DIR ${dataDir} (process ${first.child.pid}). Stop it first, or set DATA_DIR and PORT to others.\n`,
  );
  await untilReady(first);
  const third = await start({ PORT: new URL(first.address).port, DATA_DIR: `${dataDir}/other` });
  expect(await third.ended).toBe(1);
  const { port } = new URL(first.address);
  expect(third.output()).toBe(
    `PORT: ${port} is in use on 127.0.0.1. Take another: PORT=${Number(port) + 1} npm start\n`,
  );
});

test.each([
  ["RETENTION_DAYS", "0", /^RETENTION_DAYS: .* Example: RETENTION_DAYS="90"\n$/],
  [
    "DATA_DIR",
    "package.json",
    /^DATA_DIR: \S+package.json cannot be read and written \(\w+\)\. Example: .*\n$/,
  ],
  [
    "HOST",
    "203.0.113.1",
    /^HOST: nothing can listen on 203\.0\.113\.1 \(EADDRNOTAVAIL\)\. Example: .*\n$/,
  ],
  [
    "DATABASE_URL",
    "postgresql://ops:hidden@127.0.0.1:9/x",
    /^DATABASE_URL: nothing answers at 127\.0\.0\.1:9 \(ECONNREFUSED\)\. Example: .*\n$/,
  ],
])("%s=%s ends the start with one line", async (name, value, line) => {
  const launcher = await start({ [name]: value });
  expect(await launcher.ended).toBe(1);
  expect(launcher.output()).toMatch(line);
  expect(launcher.output()).not.toContain("hidden");
  expect(await findProcesses(new RegExp(dataDir))).toEqual([]);
});

test("processes that die come back, the database too", async () => {
  const launcher = await startReady();
  const dying = ["scripts/worker.ts", "scripts/web.ts", `postgres -D ${dataDir}`];
  for (const name of dying) {
    const [pid = 0] = await findProcesses(new RegExp(name), launcher.child.pid);
    process.kill(pid, "SIGKILL");
    await expect
      .poll(() => findProcesses(new RegExp(name), launcher.child.pid), { timeout: 10_000 })
      .not.toContain(pid);
    await expect
      .poll(() => findProcesses(new RegExp(name), launcher.child.pid), { timeout: 10_000 })
      .toHaveLength(1);
    await expect
      .poll(
        () => fetch(`${launcher.address}/api/health/ready`).then(({ status }) => status, String),
        { timeout: 30_000 },
      )
      .toBe(200);
  }
  expect(launcher.output()).toMatch(/"process":"worker".*"msg":"worker ended"/);
  expect(await stop(launcher)).toBe(0);
  expect(await readClusterState()).toBe(shutDown);
});

test("after the launcher was killed its processes leave, and the next start works", async () => {
  const first = await startReady();
  const children = await findProcesses(/scripts\/(web|worker)\.ts/, first.child.pid);
  expect(children).toHaveLength(2);
  first.child.kill("SIGKILL");
  await first.ended;
  const port = new URL(first.address).port;
  await expect
    .poll(
      async () =>
        (await findProcesses(/scripts\/(web|worker)\.ts/)).filter((pid) => children.includes(pid)),
      { timeout: 20_000 },
    )
    .toEqual([]);
  const second = await startReady({ PORT: port });
  expect(await stop(second)).toBe(0);
  expect(await readClusterState()).toBe(shutDown);
});

test("with DATABASE_URL there is no embedded server, and an empty database is migrated", async () => {
  const donor = await startReady();
  const [pid = 0] = await findProcesses(new RegExp(`postgres -D ${dataDir}`));
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8");
  const port = /port=(\d+)/.exec(command)?.[1];
  const password = (await readFile(join(dataDir, "database-password"), "utf8")).trim();
  const server = `postgresql://postgres:${password}@127.0.0.1:${port}`;
  const client = new Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query("CREATE DATABASE another");
  await client.end();

  const other = await startReady({
    DATA_DIR: `${dataDir}/other`,
    DATABASE_URL: `${server}/another`,
    ADMIN_EMAIL: "ops@example.com",
    ADMIN_PASSWORD: "a-password-of-the-tests",
  });
  expect(other.output()).toMatch(
    /Sign in as: +ops@example.com\n +with the password: +the one in ADMIN_PASSWORD/,
  );
  await expect(stat(join(dataDir, "other/postgres"))).rejects.toThrow(/ENOENT/);
  await untilReady(other);

  const refused = await start({
    DATA_DIR: `${dataDir}/third`,
    DATABASE_URL: `${server.replace(password, "wrong-word")}/another`,
  });
  expect(await refused.ended).toBe(1);
  expect(refused.output()).toMatch(
    /^DATABASE_URL: the server at 127\.0\.0\.1:\d+ refuses the user postgres or its password\. Example: .*\n$/,
  );
  const unknown = await start({ DATA_DIR: `${dataDir}/third`, DATABASE_URL: `${server}/nowhere` });
  expect(await unknown.ended).toBe(1);
  expect(unknown.output()).toMatch(
    /^DATABASE_URL: the server at 127\.0\.0\.1:\d+ has no database nowhere\. Example: .*\n$/,
  );
  expect(refused.output() + unknown.output()).not.toMatch(new RegExp(`wrong-word|${password}`));
  expect(await stop(other)).toBe(0);
  expect(await stop(donor)).toBe(0);
});
