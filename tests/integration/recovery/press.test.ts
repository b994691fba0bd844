import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createScenario } from "#lib/recovery/create-scenario.ts";
import { CreateScenario } from "#lib/recovery/schemas.ts";
import { startRun } from "#lib/recovery/start-run.ts";
import { startTargetAction } from "#lib/recovery/start-target-action.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type Patient, startPatient } from "#tests/support/patient.ts";
import { addScenario, createWard, type Ward } from "#tests/support/recovery.ts";

const database = useDatabase();
let patient: Patient;

beforeAll(async () => {
  patient = await startPatient();
});
afterAll(() => patient.close());

const setting = { action: "adjust-config", params: { key: "pool_size", value: 40 } } as const;

function pressWide({ target }: Ward, confirm?: string) {
  const consent = { reason: "the pool is too small", ...(confirm ? { confirm } : {}) };
  return startTargetAction(database.context(), { target, ...setting, ...consent });
}

test("a press that reaches far is refused until the service's name is typed", async () => {
  const ward = await createWard(database.context(), patient.url);
  for (const confirm of [undefined, ward.target, ward.service.toUpperCase()]) {
    await expect(pressWide(ward, confirm)).rejects.toMatchObject({
      code: "wrong-input",
      evidence: { errors: [{ path: "confirm", message: expect.stringContaining(ward.service) }] },
    });
  }
  expect(await pressWide(ward, ` ${ward.service} `)).toMatchObject({ state: "QUEUED" });
});

test("a program with a token presses what its author chose, without a name typed", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const program = { ...context, actor: { ...context.actor, kind: "token" as const } };
  const press = { target: ward.target, ...setting, reason: "the pool is too small" };
  expect(await startTargetAction(program, press)).toMatchObject({ state: "QUEUED" });
});

test("a scenario with a step that reaches far asks for the name as well, and others do not", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const { name } = await addScenario(context, ward, {
    steps: [
      { action: "restart", target: ward.target },
      { ...setting, target: ward.target },
    ],
  });
  const press = { scenario: name, reason: "it hangs" };
  await expect(startRun(context, press)).rejects.toMatchObject({ code: "wrong-input" });
  expect(await startRun(context, { ...press, confirm: ward.service })).toMatchObject({ name });

  const other = await createWard(context, patient.url);
  const plain = await addScenario(context, other);
  expect(await startRun(context, { scenario: plain.name, reason: "it hangs" })).toMatchObject({
    name: plain.name,
  });
});

test("a double click, which sends its key twice, begins one run", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const idempotency_key = randomUUID();
  const press = { target: ward.target, action: "restart", reason: "it hangs" } as const;
  const clicks = [1, 2, 3].map(() => startTargetAction(context, { ...press, idempotency_key }));
  const runs = await Promise.all(clicks);
  const again = await startTargetAction(context, { ...press, idempotency_key });
  expect(new Set([...runs, again].map(({ id }) => id)).size).toBe(1);
  expect(await context.database.run.count({ where: { service_id: ward.service_id } })).toBe(1);
  const audited = { action: "start-run", object_id: again.id };
  expect(await context.database.auditEntry.count({ where: audited })).toBe(1);
});

test("a key that began another press is refused, whoever sends it", async () => {
  const context = database.context();
  const [one, other] = [
    await createWard(context, patient.url),
    await createWard(context, patient.url),
  ];
  const press = { action: "restart", reason: "it hangs", idempotency_key: randomUUID() } as const;
  await startTargetAction(context, { ...press, target: one.target });
  await expect(
    startTargetAction(context, { ...press, target: other.target }),
  ).rejects.toMatchObject({ code: "conflict" });
});

test("a key that began a press with other params is refused; the same params in another order are the same press", async () => {
  const context = database.context();
  const { target } = await createWard(context, patient.url);
  const idempotency_key = randomUUID();
  const press = { target, action: "http", reason: "it hangs", idempotency_key } as const;
  const clear = (body: Record<string, unknown>) =>
    startTargetAction(context, { ...press, params: { path: "/cache", method: "POST", body } });
  const { id } = await clear({ all: true, depth: 1 });
  expect((await clear({ depth: 1, all: true })).id).toBe(id);
  await expect(clear({ all: false, depth: 1 })).rejects.toMatchObject({ code: "conflict" });
});

test("a press whose path leads out of the target's address is refused, as in a plan", async () => {
  const context = database.context();
  const { target } = await createWard(context, `${patient.url}/inner`);
  const press = { target, action: "http", reason: "it hangs" } as const;
  for (const path of ["/../outer", "/%2e%2e/outer"]) {
    await expect(startTargetAction(context, { ...press, params: { path } })).rejects.toMatchObject({
      code: "wrong-input",
      message: expect.stringContaining("leads out of the target's base_url"),
    });
  }
});

test.each(["simulate", "Simulate", "new"])(
  "a scenario is not named %s, as an address is",
  async (name) => {
    const context = database.context();
    const { service, target } = await createWard(context, patient.url);
    const plan = CreateScenario.parse({
      ...{ name, service, trigger: { count: 3, window_seconds: 60 } },
      steps: [{ action: "restart", target }],
    });
    await expect(createScenario(context, plan)).rejects.toMatchObject({
      code: "wrong-input",
      evidence: { errors: [{ path: "name", message: expect.stringContaining("another name") }] },
    });
  },
);
