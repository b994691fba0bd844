import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { database as webDatabase } from "#lib/platform/database.ts";
import { checkTarget } from "#lib/recovery/check-target.ts";
import { createTarget } from "#lib/recovery/create-target.ts";
import { driveRuns } from "#lib/recovery/drive-runs.ts";
import { agentAdapter } from "#lib/recovery/internal/adapters/agent.ts";
import { askForRun } from "#lib/recovery/internal/agents/ask-agent.ts";
import { getRun } from "#lib/recovery/list-runs.ts";
import { revokeAgent } from "#lib/recovery/revoke-agent.ts";
import { startTargetAction } from "#lib/recovery/start-target-action.ts";
import { CreateTarget } from "#lib/recovery/target-schemas.ts";
import { type AgentHost, type AgentServer, createHost, serveAgents } from "#tests/support/agent.ts";
import { useDatabase } from "#tests/support/database.ts";
import { createWorker, driveUntil, pathOf } from "#tests/support/recovery.ts";

const database = useDatabase();
const limits = (timeoutMilliseconds = 5000) => ({
  timeoutMilliseconds,
  signal: new AbortController().signal,
});
const patience = { timeout: 20_000, interval: 50 };
let server: AgentServer;
let host: AgentHost;
let rounds = 0;

beforeAll(async () => {
  server = await serveAgents();
});
afterAll(async () => {
  await server.close();
  await webDatabase().$disconnect();
});
beforeEach(async () => {
  rounds += 1;
  server.cut = () => false;
  server.seen = [];
  host = await createHost(database.context(), `web-${rounds}`, server.url);
});
afterEach(() => host.remove());

/** A command that leaves a line for each time it ran. */
function recording(script = "", more: object = {}) {
  const file = join(host.folder, "runs");
  const shell = `echo run >> ${file}; ${script}`;
  const limits = { min_seconds_between: 0, most_per_hour: 100, timeout_seconds: 300 };
  return { run: ["/bin/sh", "-c", shell], ...limits, ...more };
}

async function createAgentTarget(command = "restart") {
  const context = database.context();
  const service = `shop-${rounds}`;
  await context.database.service.create({ data: { name: service } });
  const name = `${service}-host`;
  const config = { agent: host.name, command };
  await createTarget(context, CreateTarget.parse({ name, service, type: "agent", config }));
  const { id } = await context.database.target.findFirstOrThrow({ where: { name } });
  const place = { database: database.pool, target_id: id, agent: host.name, command };
  return { context, name, id, place, adapter: agentAdapter(place) };
}
type Made = Awaited<ReturnType<typeof createAgentTarget>>;

function press({ context, name }: Made) {
  return startTargetAction(context, { target: name, action: "command", reason: "it hangs" });
}

/** An attempt whose intent was committed under a fence, as the worker that holds the run would leave it. */
async function intend({ id }: Made, fence: number) {
  const { id: run_id } = await database.pool.run.create({
    data: {
      ...{ name: "by hand", definition: {}, service_id: 1, environment: "production" },
      ...{ cause: "press", reason: "test", requested_by: "test", state: "ACTING", fence },
    },
  });
  const key = `${run_id}.0.1`;
  await database.pool.attempt.create({
    data: {
      ...{ run_id, step_index: 0, number: 1, target_id: id, action: "command", fence },
      idempotency_key: key,
    },
  });
  return key;
}

const jobOf = (key: string) =>
  database.pool.agentJob.findUniqueOrThrow({ where: { idempotency_key: key } });
const acknowledgedJob = (where: object = {}) =>
  expect
    .poll(
      () =>
        database.pool.agentJob.count({ where: { state: "acknowledged", kind: "run", ...where } }),
      patience,
    )
    .toBe(1);

describe("a job of an agent", () => {
  test("runs once, and the run tells how it went, with evidence before and after", async () => {
    const state = join(host.folder, "started");
    await writeFile(state, "1\n");
    await host.allow({
      restart: recording(`echo 2 > ${state}; echo "word hunter22"`, {
        ...{ evidence: ["/bin/cat", state], env: { WORD: "hunter22" } },
      }),
    });
    const agent = host.start();
    await agent.prints("asks");
    const made = await createAgentTarget();
    await expect
      .poll(() => checkTarget(made.context, made.name), patience)
      .toMatchObject({ ok: true });
    const { id } = await press(made);
    const run = await driveUntil(made.context, id, ({ state }) => state === "VERIFYING");
    expect(run.attempts).toMatchObject([
      {
        ...{ action: "command", result: "ok" },
        detail: expect.stringMatching(/ended with 0.*word \[removed\]/s),
        before_evidence: { output: "1", last_job: null },
        after_evidence: { output: "2", last_result: "ok" },
      },
    ]);
    expect(await host.countRuns()).toBe(1);
    expect(await database.pool.agentJob.count({ where: { kind: { not: "run" } } })).toBe(0);
  });

  test("that fails is failed, with its words", async () => {
    await host.allow({ restart: recording("echo broken; exit 3") });
    const agent = host.start();
    await agent.prints("asks");
    const made = await createAgentTarget();
    const { id } = await press(made);
    const run = await driveUntil(made.context, id);
    expect(run).toMatchObject({ state: "ESCALATED", attempts: [{ result: "failed" }] });
    expect(run.attempts[0]?.detail).toMatch(/ended with 3.*broken/s);
  });

  test("whose name the host does not allow is a wrong set-up, and nothing is run", async () => {
    await host.allow({ other: recording() });
    const agent = host.start();
    await agent.prints("asks");
    const made = await createAgentTarget("restart");
    const { id } = await press(made);
    const run = await driveUntil(made.context, id);
    expect(run).toMatchObject({ state: "FAILED", attempts: [] });
    expect(run.events.at(-1)?.detail).toMatch(/"restart" is not allowed on this host/);
    expect(await host.countRuns()).toBe(0);
  });

  test("[exception 50] that was lost on its way is handed out again after its lease, and run once", async () => {
    await host.allow({ restart: recording() });
    const made = await createAgentTarget();
    let lost = 0;
    server.cut = (route, _, answer) => {
      const cut = route === "poll" && answer.includes("signature") && lost === 0;
      if (cut) lost += 1;
      return cut;
    };
    const agent = host.start();
    await agent.prints("asks");
    const key = await intend(made, 1);
    const asked = askForRun(made.place, key, limits(30_000));
    await expect.poll(() => lost, patience).toBe(1);
    expect(await jobOf(key)).toMatchObject({ state: "delivered", deliveries: 1 });
    // What the clock does in 15 seconds; until then nobody else gets the job.
    await database.pool.$executeRaw`
      UPDATE agent_jobs SET delivered_until = clock_timestamp() WHERE idempotency_key = ${key}`;
    expect(await asked).toMatchObject({ end: "told", result: { result: "ok" } });
    expect(await jobOf(key)).toMatchObject({ state: "done", deliveries: 2 });
    expect(await host.countRuns()).toBe(1);
  });

  test("[exception 50] whose result was lost on its way is answered again under its key, without running", async () => {
    await host.allow({ restart: recording() });
    const made = await createAgentTarget();
    const agent = host.start();
    await agent.prints("asks");
    const key = await intend(made, 1);
    let lost = 0;
    server.cut = (route, request) => {
      const cut = route === "result" && request.includes(key) && lost === 0;
      if (cut) lost += 1;
      return cut;
    };
    expect(await askForRun(made.place, key, limits(20_000))).toMatchObject({ end: "told" });
    const results = () =>
      server.seen.filter(({ request, route }) => route === "result" && request.includes(key));
    await expect.poll(() => results().length, patience).toBe(2);
    expect(results().map(({ status }) => status)).toEqual([200, 200]);
    expect((await jobOf(key)).late_result).toBeNull();
    expect(await host.countRuns()).toBe(1);
  });

  test("[exception 49] whose result never arrives is unknown, and the result that comes later is kept as evidence", async () => {
    const go = join(host.folder, "go");
    await host.allow({ restart: recording(`while [ ! -e ${go} ]; do /bin/sleep 0.1; done`) });
    const agent = host.start();
    await agent.prints("asks");
    const made = await createAgentTarget();
    const { id } = await press(made);
    await database.pool.$executeRaw`
      UPDATE runs SET definition = jsonb_set(definition, '{steps,0,timeout_seconds}', '3')
      WHERE id = ${id}::uuid`;
    const driving = driveRuns(made.context, createWorker());
    await acknowledgedJob({ run_id: id });
    agent.child.kill("SIGSTOP");
    await driving;
    await driveUntil(made.context, id, ({ state }) => state === "RECONCILING");
    // The agent has been silent for more than 40 seconds.
    await database.pool
      .$executeRaw`UPDATE agents SET last_seen_at = clock_timestamp() - interval '1 minute'`;
    const settled = await driveUntil(made.context, id, ({ state }) => state === "SETTLING");
    expect(settled.attempts).toMatchObject([{ result: "unknown" }]);
    await writeFile(go, "");
    agent.child.kill("SIGCONT");
    await expect
      .poll(async () => (await jobOf(`${id}.0.1`)).late_result, patience)
      .toMatchObject({ result: "ok" });
    await agent.prints("kept as evidence");
    expect(await jobOf(`${id}.0.1`)).toMatchObject({ result: null });
    const [attempt] = await database.pool.attempt.findMany({ where: { run_id: id } });
    expect(attempt).toMatchObject({ result: "unknown" });
    const { attempts } = await getRun(made.context, id);
    expect(attempts[0]?.agent).toMatchObject({ late: true });
    expect(await host.countRuns()).toBe(1);
  });

  test("[exception 3] that is at work when its worker gives up is waited for, not repeated", async () => {
    const go = join(host.folder, "go");
    await host.allow({ restart: recording(`while [ ! -e ${go} ]; do /bin/sleep 0.1; done`) });
    const agent = host.start();
    await agent.prints("asks");
    const made = await createAgentTarget();
    const { id } = await press(made);
    await database.pool.$executeRaw`
      UPDATE runs SET definition = jsonb_set(definition, '{steps,0,timeout_seconds}', '2')
      WHERE id = ${id}::uuid`;
    await driveUntil(made.context, id, ({ state }) => state === "RECONCILING");
    await writeFile(go, "");
    const run = await driveUntil(made.context, id, ({ state }) => state === "VERIFYING");
    expect(run.attempts).toMatchObject([{ number: 1, result: "ok" }]);
    expect(await host.countRuns()).toBe(1);
  });
});

describe("an agent that is away", () => {
  test("[exception 48] is not waited for when its state is read, and handed over after a minute", async () => {
    const made = await createAgentTarget();
    const { id } = await press(made);
    await driveUntil(made.context, id, ({ state }) => state === "PRECHECK");
    await database.pool.$executeRaw`
      UPDATE run_events SET at = at - interval '2 minutes' WHERE run_id = ${id}::uuid`;
    const run = await driveUntil(made.context, id);
    expect(run).toMatchObject({ state: "ESCALATED", attempts: [] });
    expect(run.events.at(-1)?.detail).toMatch(/AGENT_OFFLINE: the agent web-\d+ has never called/);
  });

  test("[exception 48] and never acknowledges is offline, and its job can never begin later", async () => {
    await host.allow({ restart: recording() });
    const made = await createAgentTarget();
    const key = await intend(made, 1);
    await database.pool.$executeRaw`
      UPDATE agents SET last_seen_at = clock_timestamp() - interval '3 minutes'
      WHERE name = ${host.name}`;
    const answered = await askForRun(made.place, key, limits(600));
    expect(answered).toMatchObject({
      ...{ end: "not-taken", fault: "unreachable" },
      detail: expect.stringMatching(/AGENT_OFFLINE: the agent web-\d+ was last seen 3 minutes ago/),
    });
    expect(await jobOf(key)).toMatchObject({ state: "expired" });
    const agent = host.start();
    await agent.prints("asks");
    await expect.poll(() => made.adapter.check(limits()), patience).toMatchObject({ ok: true });
    expect(await host.countRuns()).toBe(0);
  });

  test("shows no life of its target, and says so in a check", async () => {
    const made = await createAgentTarget();
    expect(await made.adapter.readLiveness(limits())).toMatchObject({ alive: null });
    expect(await checkTarget(made.context, made.name)).toMatchObject({
      ...{ ok: false, detail: expect.stringMatching("AGENT_OFFLINE") },
    });
  });
});

describe("a database that somebody else writes", () => {
  /** A job that is at hand in the table, as our own worker signed it. */
  async function stealSignedJob(made: Made) {
    const key = await intend(made, 1);
    await askForRun(made.place, key, limits(50));
    return jobOf(key);
  }

  async function plant(job: Awaited<ReturnType<typeof stealSignedJob>>, change: object) {
    const { id: _, result: __, late_result: ___, ...row } = job;
    const fresh = {
      state: "waiting",
      ended_at: null,
      delivered_until: null,
      deadline: new Date(Date.now() + 60_000),
    };
    await database.pool.agentJob.create({
      data: { ...row, ...fresh, idempotency_key: `planted.${rounds}`, ...change },
    });
  }

  test("[exception 51] cannot make an agent run anything: a forged or changed job is refused and counted", async () => {
    await host.allow({ restart: recording(), reboot: recording() });
    const made = await createAgentTarget();
    const job = await stealSignedJob(made);
    const forged = job.payload.replace('"restart"', '"reboot"');
    expect(forged).not.toBe(job.payload);
    await plant(job, { payload: forged });
    const agent = host.start();
    await agent.prints("a job was refused: the server's key did not sign it");
    await expect
      .poll(
        async () => (await database.pool.agent.findFirst({ where: { name: host.name } }))?.refused,
        patience,
      )
      .toBeGreaterThan(0);
    expect(await host.countRuns()).toBe(0);
  });

  test("[exception 51] cannot repeat a job that was run: its key is answered from what was kept", async () => {
    await host.allow({ restart: recording() });
    const made = await createAgentTarget();
    const agent = host.start();
    await agent.prints("asks");
    const key = await intend(made, 1);
    expect(await askForRun(made.place, key, limits(20_000))).toMatchObject({ end: "told" });
    await plant(await jobOf(key), {});
    const results = () =>
      server.seen.filter(({ request, route }) => route === "result" && request.includes(key));
    await expect.poll(() => results().length, patience).toBe(2);
    expect(await host.countRuns()).toBe(1);
  });

  test("[exception 51] cannot hand a job to another agent", async () => {
    const other = await createHost(database.context(), `other-${rounds}`, server.url);
    try {
      await other.allow({ restart: recording() });
      const made = await createAgentTarget();
      const job = await stealSignedJob(made);
      const { id: agent_id } = await database.pool.agent.findFirstOrThrow({
        where: { name: other.name },
      });
      await plant(job, { agent_id });
      const agent = other.start();
      await agent.prints(/a job was refused: it is for the agent web-/);
      expect(await host.countRuns()).toBe(0);
    } finally {
      await other.remove();
    }
  });
});

test("[exception 26] a job under a lower fence than the target has seen is refused, also after a restart of the agent", async () => {
  await host.allow({ restart: recording() });
  const made = await createAgentTarget();
  const first = host.start();
  await first.prints("asks");
  const [late, early] = [await intend(made, 7), await intend(made, 9)];
  expect(await askForRun(made.place, early, limits(20_000))).toMatchObject({
    ...{ end: "told", result: { result: "ok" } },
  });
  const refused = {
    ...{ end: "told" },
    result: {
      result: "failed",
      fault: "refused",
      detail: expect.stringMatching("fence 7 is lower than 9"),
    },
  };
  expect(await askForRun(made.place, late, limits(20_000))).toMatchObject(refused);
  expect(await first.kill("SIGTERM")).toBe(0);
  const again = host.start();
  await again.prints("asks");
  expect(await askForRun(made.place, await intend(made, 7), limits(20_000))).toMatchObject(refused);
  expect(await host.countRuns()).toBe(1);
});

test("fences rise over all runs, so that those of different runs on one target can be compared", async () => {
  await host.allow({ restart: recording() });
  const agent = host.start();
  await agent.prints("asks");
  const made = await createAgentTarget();
  const fences: number[] = [];
  for (let presses = 0; presses < 3; presses += 1) {
    const { id } = await press(made);
    const run = await driveUntil(made.context, id, ({ attempts }) => attempts[0]?.result === "ok");
    fences.push((await database.pool.attempt.findFirstOrThrow({ where: { run_id: id } })).fence);
    await database.pool.run.update({
      where: { id: run.id },
      data: { state: "CANCELLED", ended_at: new Date() },
    });
    await database.pool.runTarget.updateMany({ where: { run_id: id }, data: { live: false } });
    expect(pathOf(run)).toContain("ACTING");
  }
  expect([...fences].sort((one, other) => one - other)).toEqual(fences);
  expect(new Set(fences).size).toBe(3);
  expect(await host.countRuns()).toBe(3);
});

describe("the agent's process", () => {
  test("that is killed while a command runs says after its start that the effect is unknown, and never runs it again", async () => {
    const go = join(host.folder, "go");
    await host.allow({ restart: recording(`while [ ! -e ${go} ]; do /bin/sleep 0.1; done`) });
    const made = await createAgentTarget();
    const killed = host.start();
    await killed.prints("asks");
    const key = await intend(made, 1);
    const asked = askForRun(made.place, key, limits(20_000));
    await killed.prints(`${key} begins`);
    await expect.poll(() => host.countRuns(), patience).toBe(1);
    await killed.kill("SIGKILL");
    const again = host.start();
    expect(await asked).toMatchObject({ end: "told", result: { result: "unknown" } });
    await writeFile(go, "");
    await again.prints("asks");
    // Asked once more under the key, it has no more to say.
    await database.pool.agentJob.update({
      where: { idempotency_key: key },
      data: { state: "waiting", delivered_until: null },
    });
    const results = () =>
      server.seen.filter(({ request, route }) => route === "result" && request.includes(key));
    await expect.poll(() => results().length, patience).toBe(2);
    expect(await host.countRuns()).toBe(1);
  });

  test("that is told to end finishes its command, sends the result and leaves with 0", async () => {
    const go = join(host.folder, "go");
    await host.allow({
      restart: recording(`while [ ! -e ${go} ]; do /bin/sleep 0.1; done; echo done`),
    });
    const made = await createAgentTarget();
    const agent = host.start();
    await agent.prints("asks");
    const key = await intend(made, 1);
    const asked = askForRun(made.place, key, limits(20_000));
    await agent.prints(`${key} begins`);
    agent.child.kill("SIGTERM");
    await writeFile(go, "");
    expect(await asked).toMatchObject({ end: "told", result: { result: "ok", output: "done" } });
    expect(await agent.ended).toBe(0);
  });

  test("whose server is away keeps the result and sends it when it is back", async () => {
    const go = join(host.folder, "go");
    await host.allow({ restart: recording(`while [ ! -e ${go} ]; do /bin/sleep 0.1; done`) });
    const made = await createAgentTarget();
    const agent = host.start();
    await agent.prints("asks");
    const key = await intend(made, 1);
    const asked = askForRun(made.place, key, limits(30_000));
    await agent.prints(`${key} begins`);
    server.cut = () => true;
    server.drop();
    await writeFile(go, "");
    await agent.prints("the server cannot be asked");
    await agent.prints(`${key} ended`);
    const state = await readFile(join(host.folder, "agent-state.json"), "utf8");
    expect(JSON.parse(state).jobs[key]).toMatchObject({ stage: "ended", sent: false });
    server.cut = () => false;
    expect(await asked).toMatchObject({ end: "told", result: { result: "ok" } });
    expect(await host.countRuns()).toBe(1);
  });

  test("whose token was revoked says so once and stays", async () => {
    await host.allow({ restart: recording() });
    const agent = host.start();
    await agent.prints("asks");
    await revokeAgent(database.context(), host.name);
    await agent.kill("SIGTERM");
    server.seen = [];
    const again = host.start();
    await again.prints(`the server refuses this agent: The agent ${host.name} was revoked.`);
    expect(server.seen.filter(({ status }) => status === 401)).toHaveLength(1);
    expect(again.child.exitCode).toBeNull();
    expect(await again.kill("SIGTERM")).toBe(0);
  });
});
