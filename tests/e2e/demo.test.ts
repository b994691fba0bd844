import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { readCommandLine } from "#lib/platform/process-identity.ts";
import { freePort } from "#tests/support/start-database.ts";

const token = "a-token-of-the-demo-test";
const services = ["user-service", "checkout", "search"];
const codes = ["DB_CONNECTION_FAILED", "RESOURCE_EXHAUSTED", "TIMEOUT", "QUERY_PARSER_FAILED"];

const Run = z.object({
  id: z.string(),
  state: z.string(),
  service: z.string(),
  attempts: z.array(z.object({ action: z.string(), result: z.string().nullable() })),
});
type Run = z.infer<typeof Run>;
const Decisions = z.object({ data: z.array(z.object({ outcome: z.string() })) });
const Runs = z.object({ data: z.array(Run) });
const Records = z.object({ data: z.array(z.object({ error_code: z.string() })) });

let folder: string;
let port: number;
let demoPort: number;
const started: Demo[] = [];

beforeAll(async () => {
  folder = await mkdtemp("/var/tmp/paramedic-demo-");
  port = await freePort();
  demoPort = await freePorts(6);
});

afterEach(async () => {
  for (const { child, ended } of started.splice(0)) {
    child.kill("SIGTERM");
    await ended;
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

type Demo = {
  child: ChildProcess;
  pid: number;
  output: () => string;
  ended: Promise<number | null>;
};

function startDemo(variables: Record<string, string> = {}): Demo {
  // Few variables: those of the tests, such as BASE_URL, are not meant for it.
  const { PATH = "", HOME = "", npm_execpath = "" } = process.env;
  const child = spawn(process.execPath, ["scripts/demo.mjs"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      NODE_ENV: "production",
      PATH,
      HOME,
      npm_execpath,
      DATA_DIR: folder,
      PORT: String(port),
      DEMO_PORT: String(demoPort),
      API_TOKEN: token,
      ...variables,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const demo = { child, pid: child.pid ?? 0, output: () => output, ended };
  started.push(demo);
  return demo;
}

/** The first of `count` ports in a row after it that nobody uses. */
async function freePorts(count: number): Promise<number> {
  for (let first = 20_000; first < 30_000; first += 10) {
    const numbers = Array.from({ length: count }, (_, index) => first + index + 1);
    const free = await Promise.all(numbers.map(isFree));
    if (free.every(Boolean)) return first;
  }
  throw new Error("no ports are free");
}

function isFree(number: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once("error", () => resolve(false));
    probe.listen(number, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

async function until<T>(seconds: number, what: string, look: () => Promise<T | null>): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > deadline) throw new Error(`not within ${seconds} s: ${what}`);
    await sleep(500);
  }
}

/** Waits for the block that the demo prints when everything runs. */
async function untilRunning(demo: Demo): Promise<void> {
  await until(120, "the demo runs", async () => {
    if (demo.child.exitCode !== null) throw new Error(`it ended: ${demo.output()}`);
    return demo.output().includes("Ctrl-C stops everything") ? true : null;
  });
}

async function call(path: string, init: RequestInit = {}): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

async function listRuns(): Promise<Run[]> {
  return Runs.parse(await call("/runs")).data;
}

/** Whatever descends from a process, itself included. */
function listProcesses(root: number): { pid: number; command: string }[] {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name) && existsSync(`/proc/${name}/stat`))
      .map((name) => [Number(name), readParent(name)]),
  );
  const found = new Set([root]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid);
  }
  return [...found].map((pid) => ({ pid, command: readCommandLine(pid) ?? "" }));
}

function readParent(pid: string): number {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) \S+ /s, "")
        .split(" ")[0],
    );
  } catch {
    return 0;
  }
}

async function expectCleanEnd(demo: Demo, signal: "SIGTERM" | "SIGINT"): Promise<void> {
  const processes = listProcesses(demo.pid);
  expect(processes.length).toBeGreaterThan(10);
  const since = performance.now();
  process.kill(demo.pid, signal);
  expect(await demo.ended).toBe(0);
  expect(performance.now() - since).toBeLessThan(25_000);
  const left = processes.filter(({ pid, command }) => readCommandLine(pid) === command && command);
  expect(left).toEqual([]);
}

type Seen = {
  codes: Set<string>;
  outcomes: Set<string>;
  pages: { status: number; body: string }[];
  runs: Run[];
};

/** Does what a person would who watches: looks at the API and the services, and approves what asks. */
async function watch(seen: Seen): Promise<true | null> {
  for (const [index, service] of services.entries()) {
    const answer = await fetch(`http://127.0.0.1:${demoPort + 1 + index}/`, {
      headers: { accept: "text/html" },
      signal: AbortSignal.timeout(6000),
    }).catch(() => null);
    if (answer && answer.status >= 500) {
      seen.pages.push({ status: answer.status, body: await answer.text() });
    }
    const records = Records.parse(await call(`/records?service=${service}&limit=5`));
    for (const { error_code } of records.data) seen.codes.add(error_code);
  }
  seen.runs = await listRuns();
  for (const { id, state } of seen.runs) {
    if (state === "AWAITING_APPROVAL") await call(`/runs/${id}/approve`, { method: "POST" });
  }
  const recovered = new Set(
    seen.runs.filter(({ state }) => state === "RECOVERED").map(({ service }) => service),
  );
  const { data } = Decisions.parse(await call("/decisions?scenario=restart-search"));
  seen.outcomes = new Set(data.map(({ outcome }) => outcome));
  const seenAll = recovered.size === services.length && codes.every((code) => seen.codes.has(code));
  const isHandedOver = seen.runs.some(({ state }) => state === "ESCALATED");
  return seenAll && isHandedOver && seen.outcomes.has("DRY_RUN") ? true : null;
}

test("three services break for real, are recovered for real, and everything ends with SIGTERM", {
  timeout: 340_000,
}, async () => {
  const demo = startDemo();
  await untilRunning(demo);
  const seen: Seen = { codes: new Set(), outcomes: new Set(), pages: [], runs: [] };
  try {
    await until(200, "every service was recovered and one run handed over", () => watch(seen));
  } catch (error) {
    throw new Error(`${JSON.stringify(seen.runs, null, 1)}\n${demo.output()}`, { cause: error });
  }

  const escalated = seen.runs.find(({ state }) => state === "ESCALATED");
  expect(escalated).toMatchObject({ service: "search", attempts: [{ action: "reload-config" }] });
  const recovered = seen.runs.filter(({ state }) => state === "RECOVERED");
  for (const { attempts } of recovered) expect(attempts.at(-1)?.result).toBe("ok");
  // The gentle step of checkout's ladder did not help; the restart did.
  const checkout = recovered.findLast(({ service }) => service === "checkout");
  expect(checkout?.attempts.map(({ action }) => action)).toEqual(["reload-config", "restart"]);
  expect(seen.pages.length).toBeGreaterThan(0);
  for (const { status, body } of seen.pages) {
    expect([503, 504]).toContain(status);
    expect(body).toMatch(/<h1>/);
    expect(body).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/);
  }
  expect(demo.output()).toMatch(/told ops: .*search/);
  await expectCleanEnd(demo, "SIGTERM");
});

test("it starts again with the same folder, and its own supervisor restarts a service when asked", async () => {
  const demo = startDemo({ DEMO_SUPERVISOR: "own" });
  await untilRunning(demo);
  const status = () =>
    fetch(`http://127.0.0.1:${demoPort + 5}/programs/user-service/`).then((answer) =>
      answer.json(),
    );
  const before = await status();
  const pressed = await call("/targets/user-service-process/run", {
    method: "POST",
    body: JSON.stringify({ action: "restart", reason: "the test asks" }),
  });
  const { id } = Run.pick({ id: true }).parse(pressed);
  const attempts = await until(60, "the restart was done", async () => {
    const run = Run.parse(await call(`/runs/${id}`));
    return run.attempts.some(({ result }) => result !== null) ? run.attempts : null;
  });
  expect(attempts).toMatchObject([{ action: "restart", result: "ok" }]);
  expect((await status()).started_at > before.started_at).toBe(true);
  await expectCleanEnd(demo, "SIGINT");
});

test("a port in use is one clear line, and nothing is started", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(demoPort + 2, "127.0.0.1", resolve));
  const demo = startDemo();
  expect(await demo.ended).toBe(1);
  expect(demo.output()).toBe(
    `DEMO_PORT: ${demoPort + 2} is in use on 127.0.0.1. Take other ports: DEMO_PORT=4200 npm run demo\n`,
  );
  await new Promise((resolve) => taken.close(resolve));
});
