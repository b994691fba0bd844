import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "#lib/platform/context.ts";
import { changeScenario } from "#lib/recovery/change-scenario.ts";
import { getScenario } from "#lib/recovery/list-scenarios.ts";
import { ChangeScenario } from "#lib/recovery/schemas.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type Patient, startPatient } from "#tests/support/patient.ts";
import { reactToAll } from "#tests/support/react-to-all.ts";
import {
  addScenario,
  arrive,
  createWard,
  evaluate,
  listOutcomes,
} from "#tests/support/recovery.ts";

const database = useDatabase();
let patient: Patient;
beforeAll(async () => {
  patient = await startPatient();
});
afterAll(() => patient.close());

/** A ward with two scenarios; what the first decides cannot be written. */
async function admitBroken(context: Context) {
  const ward = await createWard(context, patient.url);
  const broken = `a-${ward.service}`;
  for (const name of [broken, `b-${ward.service}`]) {
    await addScenario(context, ward, { name, mode: "shadow", escalate_to: ["ops"] });
  }
  const { id } = await context.database.scenario.findFirstOrThrow({ where: { name: broken } });
  await context.database.$executeRawUnsafe(
    `ALTER TABLE decisions ADD CONSTRAINT broken CHECK (scenario_id <> '${id}') NOT VALID`,
  );
  const mend = () =>
    context.database.$executeRawUnsafe("ALTER TABLE decisions DROP CONSTRAINT broken");
  const wait = () => context.database.$executeRaw`
    UPDATE scenarios SET struck_at = struck_at - interval '10 seconds' WHERE id = ${id}::uuid`;
  return { ward, broken, id, mend, wait };
}

test("[exception 42] a pattern that is none is refused where it is typed in", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const trigger = { pattern: "(", count: 3, window_seconds: 60 };
  await expect(addScenario(context, ward, { trigger })).rejects.toMatchObject({
    code: "wrong-input",
    evidence: { errors: [{ path: "trigger.pattern" }] },
  });
  const { name } = await addScenario(context, ward);
  const change = ChangeScenario.parse({ trigger });
  await expect(changeScenario(context, name, change)).rejects.toMatchObject({
    code: "wrong-input",
  });
});

test("[exception 42] a stored pattern that became unreadable is a decision; others go on", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward, { name: `a-${ward.service}` });
  await addScenario(context, ward, { name: `b-${ward.service}`, mode: "shadow" });
  await context.database.$executeRaw`
    UPDATE scenario_versions SET definition = jsonb_set(definition, '{trigger,pattern}', '"(?<=a)b"')
    FROM scenarios WHERE scenarios.id = scenario_id AND scenarios.name = ${`a-${ward.service}`}`;
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual(["RULE_INVALID", "DRY_RUN"]);
  const decision = await context.database.decision.findFirst({
    where: { outcome: "RULE_INVALID" },
  });
  expect(decision?.reason).toMatch(/^The pattern is not valid RE2/);
});

test("[exception 43] a scenario whose evaluation fails three times is switched off, and people hear of it once", async () => {
  const context = database.context();
  const { ward, broken, mend, wait } = await admitBroken(context);
  await context.database.channel.create({
    data: { name: "ops", type: "email", config: { to: ["ops@example.com"] } },
  });
  await arrive(context, ward, 3);
  try {
    for (const _time of [1, 2]) {
      await expect(evaluate(context, ward)).rejects.toThrow("1 decisions could not be made");
      await wait();
    }
    expect(await getScenario(context, broken)).toMatchObject({ mode: "shadow", quarantine: null });
    await evaluate(context, ward);
    await evaluate(context, ward);
  } finally {
    await mend();
  }
  expect(await listOutcomes(context, ward)).toEqual(["DRY_RUN"]);
  const off = await getScenario(context, broken);
  expect(off).toMatchObject({ mode: "off", version: 2 });
  expect(off.quarantine).toMatch(/^Its evaluation failed 3 times in a row: .*violates check/);
  await reactToAll(context);
  const deliveries = await context.database.delivery.findMany({
    where: { kind: "scenario.quarantined" },
  });
  expect(deliveries).toHaveLength(1);
  const on = await changeScenario(context, broken, { mode: "auto" });
  expect(on).toMatchObject({ mode: "auto", quarantine: null, version: 3 });
});

test("[exception 43] failures within ten seconds are one strike, and an evaluation that works forgives", async () => {
  const context = database.context();
  const { ward, id, mend } = await admitBroken(context);
  const strikes = async () =>
    (await context.database.scenario.findUniqueOrThrow({ where: { id } })).strikes;
  await arrive(context, ward, 3);
  try {
    for (const _time of [1, 2, 3, 4]) {
      await expect(evaluate(context, ward)).rejects.toThrow("1 decisions could not be made");
    }
    expect(await strikes()).toBe(1);
  } finally {
    await mend();
  }
  await evaluate(context, ward);
  expect(await strikes()).toBe(0);
});
