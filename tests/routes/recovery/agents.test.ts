import { afterAll, describe, expect, test } from "vitest";
import { POST as acknowledge } from "#app/api/agent/ack/route.ts";
import { POST as heartbeat } from "#app/api/agent/heartbeat/route.ts";
import { POST as poll } from "#app/api/agent/poll/route.ts";
import { POST as sendResult } from "#app/api/agent/result/route.ts";
import { DELETE as revoke } from "#app/api/v1/agents/[name]/route.ts";
import { POST as create, GET as list } from "#app/api/v1/agents/route.ts";
import { POST as press } from "#app/api/v1/targets/[name]/run/route.ts";
import { POST as createTarget } from "#app/api/v1/targets/route.ts";
import { openJob, openPublicKey } from "#lib/agent/job-signature.ts";
import { Delivery } from "#lib/agent/protocol-schemas.ts";
import { database as webDatabase } from "#lib/platform/database.ts";
import { CreatedAgent } from "#lib/recovery/agent-schemas.ts";
import { askForReading, askForRun } from "#lib/recovery/internal/agents/ask-agent.ts";
import { callRoute } from "#tests/support/call-route.ts";
import { tokenHeaders } from "#tests/support/callers.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
afterAll(() => webDatabase().$disconnect());

const target_id = "00000000-0000-4000-8000-000000000001";
const admin = () => tokenHeaders(database.context(), { scope: "admin" });
const limits = (timeoutMilliseconds = 3000) => ({
  timeoutMilliseconds,
  signal: new AbortController().signal,
});
const said = { commands: ["restart"], refused: 0 };

async function addAgent(name: string) {
  const body = { name };
  const made = await callRoute(create, { method: "POST", body, headers: await admin() });
  expect(made.status).toBe(201);
  const { token, config } = CreatedAgent.parse(made.body);
  const headers = { authorization: `Bearer ${token}` };
  const ask = (handler: typeof poll, sent: unknown) =>
    callRoute(handler, { method: "POST", body: sent, headers });
  return { name, token, config, ask };
}

async function intend(fence = 1) {
  const { id: run_id } = await database.pool.run.create({
    data: {
      ...{ name: "by hand", definition: {}, service_id: 1, environment: "production" },
      ...{ cause: "press", reason: "test", requested_by: "test", state: "ACTING", fence },
    },
  });
  const idempotency_key = `${run_id}.0.1`;
  await database.pool.attempt.create({
    data: {
      ...{ run_id, step_index: 0, number: 1, target_id, action: "command", fence, idempotency_key },
    },
  });
  return { run_id, key: idempotency_key };
}

function resultOf(key: string, change: object = {}) {
  const now = new Date().toISOString();
  return {
    ...{ key, result: "ok", fault: null, detail: "it ended with 0", output: "" },
    ...{ evidence: null, alive: null, retry_after_seconds: null, started_at: now, ended_at: now },
    ...change,
  };
}

const placeOf = (agent: string) => ({
  ...{ database: database.pool, target_id, agent, command: "restart" },
});

describe("people", () => {
  test("create an agent, get its token and configuration once, see it, and revoke it", async () => {
    const headers = await admin();
    const { config, token } = await addAgent("host-1");
    expect(config).toEqual({
      ...{ server: "http://localhost:3000", name: "host-1", token },
      server_key: expect.stringMatching(/^ed25519:[\w-]{43}$/),
      allow_file: "/etc/paramedic-agent/allow.json",
    });
    const listed = await callRoute(list, { headers });
    expect(listed.body).toMatchObject({ data: [{ name: "host-1", online: false, refused: 0 }] });
    expect(JSON.stringify(listed.body)).not.toContain(token);
    const stored = await database.pool.agent.findFirstOrThrow({ where: { name: "host-1" } });
    expect(JSON.stringify(stored)).not.toContain(token);
    const again = await callRoute(create, { method: "POST", body: { name: "host-1" }, headers });
    expect(again.status).toBe(409);
    const gone = { method: "DELETE", params: { name: "host-1" }, headers };
    expect((await callRoute(revoke, gone)).status).toBe(204);
    expect((await callRoute(revoke, gone)).status).toBe(404);
    const trail = await database.pool.auditEntry.findMany({ where: { object_type: "agent" } });
    expect(trail.map(({ action }) => action)).toEqual(["create-agent", "revoke-agent"]);
    expect(
      JSON.stringify(trail, (_, value) => (typeof value === "bigint" ? 0 : value)),
    ).not.toContain(token);
    await addAgent("host-1");
  });

  test.each(["", "a b", "../x", "a/b", "-x", "x".repeat(101)])(
    "cannot name an agent %j",
    async (name) => {
      const made = await callRoute(create, {
        method: "POST",
        body: { name },
        headers: await admin(),
      });
      expect(made.status).toBe(422);
    },
  );

  test("cannot give a target of an agent anything but two names, nor an action any params", async () => {
    const headers = await admin();
    await database.pool.service.create({ data: { name: "shop" } });
    const post = (config: object) =>
      callRoute(createTarget, {
        ...{ method: "POST", headers },
        body: { name: "shop-host", service: "shop", type: "agent", config },
      });
    for (const config of [
      { agent: "a", command: "restart; reboot" },
      { agent: "a", command: "/sbin/reboot" },
      { agent: "a", command: "restart", args: ["-f"] },
      { agent: "a" },
    ]) {
      expect((await post(config)).status, JSON.stringify(config)).toBe(422);
    }
    expect(await post({ agent: "a", command: "restart" })).toMatchObject({
      ...{ status: 201, body: { actions: ["command"], has_secret: false } },
    });
    const body = { action: "command", params: { body: { args: "-f" } }, reason: "test" };
    const pressed = { method: "POST", params: { name: "shop-host" }, body, headers };
    expect(await callRoute(press, pressed)).toMatchObject({ status: 422 });
    const other = { ...pressed, body: { action: "restart", reason: "test" } };
    expect(await callRoute(press, other)).toMatchObject({ status: 422 });
  });
});

describe("an agent's token", () => {
  test("opens the agent's calls only, and a person's opens none of them", async () => {
    const { token } = await addAgent("host-2");
    const headers = { authorization: `Bearer ${token}` };
    expect((await callRoute(list, { headers })).status).toBe(401);
    for (const [handler, body] of [
      [poll, said],
      [acknowledge, { key: "a", delivery: 1 }],
      [heartbeat, { keys: [] }],
      [sendResult, resultOf("a")],
    ] as const) {
      const call = (sent: Record<string, string>) =>
        callRoute(handler, { method: "POST", body, headers: sent });
      expect((await call(await admin())).status).toBe(401);
      expect((await call({})).status).toBe(401);
      expect((await call({ authorization: `Bearer ${token}x` })).status).toBe(401);
    }
  });

  test("that was revoked is told so", async () => {
    const { ask, name } = await addAgent("host-3");
    expect((await ask(heartbeat, { keys: [] })).status).toBe(204);
    await callRoute(revoke, { method: "DELETE", params: { name }, headers: await admin() });
    expect(await ask(poll, said)).toMatchObject({
      ...{ status: 401, body: { detail: "The agent host-3 was revoked." } },
    });
  });

  test("of one agent does not reach the jobs of another", async () => {
    const [one, other] = [await addAgent("host-4"), await addAgent("host-5")];
    const { key } = await intend();
    const asked = askForRun(placeOf(one.name), key, limits());
    const delivery = Delivery.parse((await one.ask(poll, said)).body);
    expect((await other.ask(acknowledge, { key, delivery: delivery.delivery })).status).toBe(409);
    expect((await other.ask(sendResult, resultOf(key))).status).toBe(404);
    expect(await asked).toMatchObject({ end: "not-taken" });
  });
});

describe("a job", () => {
  test("is signed by the key that the configuration pins, and says no more than a name", async () => {
    const { ask, name, config } = await addAgent("host-6");
    const { key } = await intend(4);
    const asked = askForRun(placeOf(name), key, limits());
    const delivery = Delivery.parse((await ask(poll, said)).body);
    expect(openJob(openPublicKey(config.server_key), delivery)).toEqual({
      ...{ version: 1, agent: name, kind: "run", key, target: target_id, command: "restart" },
      ...{ fence: 4, issued_at: expect.any(String), expires_at: expect.any(String) },
    });
    const word = { key, delivery: delivery.delivery };
    expect((await ask(acknowledge, { ...word, delivery: 2 })).status).toBe(409);
    expect((await ask(acknowledge, word)).status).toBe(200);
    expect((await ask(acknowledge, word)).status).toBe(200);
    expect((await ask(sendResult, resultOf(key))).body).toEqual({ taken: "accepted" });
    expect((await ask(acknowledge, word)).status).toBe(409);
    expect(await asked).toMatchObject({ end: "told", result: { result: "ok" } });
  });

  test("counts one result: the same again is answered 200 and changes nothing", async () => {
    const { ask, name } = await addAgent("host-7");
    const { key } = await intend();
    const asked = askForRun(placeOf(name), key, limits());
    await ask(poll, said);
    expect((await ask(sendResult, resultOf(key))).body).toEqual({ taken: "accepted" });
    const again = await ask(sendResult, resultOf(key, { result: "failed", fault: "refused" }));
    expect([again.status, again.body]).toEqual([200, { taken: "known" }]);
    expect(await asked).toMatchObject({ end: "told", result: { result: "ok" } });
  });

  test.each<[string, object, object]>([
    ["of an older fence", { fence: 9 }, {}],
    ["after the run ended", { ended_at: new Date() }, {}],
    ["after the attempt ended", {}, { result: "unknown" }],
  ])(
    "[exception 49] whose result comes %s keeps it as late evidence only",
    async (word, run, attempt) => {
      const { ask, name } = await addAgent(`late-${word.replaceAll(" ", "-")}`);
      const { key, run_id } = await intend();
      const asked = askForRun(placeOf(name), key, limits(1500));
      const { delivery } = Delivery.parse((await ask(poll, said)).body);
      expect((await ask(acknowledge, { key, delivery })).status).toBe(200);
      await database.pool.run.update({ where: { id: run_id }, data: run });
      await database.pool.attempt.update({ where: { idempotency_key: key }, data: attempt });
      expect((await ask(sendResult, resultOf(key))).body).toEqual({ taken: "late" });
      expect((await ask(sendResult, resultOf(key))).body).toEqual({ taken: "known" });
      expect(await asked).toMatchObject({ end: "silent" });
      const job = await database.pool.agentJob.findUniqueOrThrow({
        where: { idempotency_key: key },
      });
      expect(job).toMatchObject({ result: null, late_result: { result: "ok" } });
    },
  );

  test("is cleaned of secrets and control characters again when its result comes", async () => {
    const { ask, name } = await addAgent("host-8");
    const { key } = await intend();
    const asked = askForRun(placeOf(name), key, limits());
    await ask(poll, said);
    const output = `\u001b[31mred\u001b[0m ${process.env.AUTH_SECRET}`;
    await ask(
      sendResult,
      resultOf(key, { output, evidence: { pid: `7 ${process.env.AUTH_SECRET}` } }),
    );
    expect(await asked).toMatchObject({
      result: { output: "red [removed]", evidence: { pid: "7 [removed]" } },
    });
  });

  test("with a result that is too long or not as it should be is refused whole", async () => {
    const { ask } = await addAgent("host-9");
    for (const change of [
      { output: "x".repeat(9000) },
      { evidence: Object.fromEntries(Array.from({ length: 21 }, (_, place) => [`a${place}`, 1])) },
      { result: "done" },
      { shell: "reboot" },
    ]) {
      expect((await ask(sendResult, resultOf("a", change))).status).toBe(422);
    }
  });
});

test("a poll ends when its caller leaves, and nothing is delivered to nobody", async () => {
  const { name, token } = await addAgent("host-10");
  const leaving = new AbortController();
  const request = new Request("http://localhost:3000/api/agent/poll", {
    ...{ method: "POST", signal: leaving.signal, body: JSON.stringify(said) },
    headers: { authorization: `Bearer ${token}` },
  });
  const polled = poll(request, { params: Promise.resolve({}) });
  const seen = () => database.pool.agent.findFirstOrThrow({ where: { name } });
  await expect.poll(async () => (await seen()).last_seen_at).not.toBeNull();
  leaving.abort();
  expect((await polled).status).toBe(204);
  expect(await seen()).toMatchObject({ commands: ["restart"] });
  expect(await askForReading(placeOf(name), "check", limits(500))).toMatchObject({
    ...{ end: "not-taken", fault: "unreachable" },
  });
});

test("many agents wait without holding a connection each", async () => {
  const agents = await Promise.all(
    Array.from({ length: 30 }, (_, place) => addAgent(`crowd-${place}`)),
  );
  const polls = agents.map(({ ask }) => ask(poll, said));
  const asked = await Promise.all(
    agents.map(async ({ name }) => {
      const { key } = await intend();
      return { key, answered: askForRun(placeOf(name), key, limits(10_000)) };
    }),
  );
  const deliveries = (await Promise.all(polls)).map(({ body }) => Delivery.parse(body));
  const keys = deliveries.map(({ job }) => JSON.parse(job).key);
  expect(keys).toEqual(asked.map(({ key }) => key));
  await Promise.all(agents.map(({ ask }, place) => ask(sendResult, resultOf(keys[place]))));
  for (const { answered } of asked) expect(await answered).toMatchObject({ end: "told" });
});
