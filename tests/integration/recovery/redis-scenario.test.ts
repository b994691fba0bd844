import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { checkTarget } from "#lib/recovery/check-target.ts";
import { createTarget } from "#lib/recovery/create-target.ts";
import { getTarget } from "#lib/recovery/list-targets.ts";
import { startTargetAction } from "#lib/recovery/start-target-action.ts";
import { CreateTarget } from "#lib/recovery/target-schemas.ts";
import { useDatabase } from "#tests/support/database.ts";
import {
  addScenario,
  arrive,
  driveUntil,
  evaluate,
  pathOf,
  requireOnlyRun,
} from "#tests/support/recovery.ts";
import {
  type RedisServer,
  redisMissing,
  startLossyWay,
  startRedis,
} from "#tests/support/redis-server.ts";

const database = useDatabase();
let round = 0;

describe.skipIf(redisMissing !== null)("a service whose cache in a real Redis is poisoned", () => {
  let redis: RedisServer;

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.stop());
  beforeEach(async () => {
    await ask("FLUSHALL");
    for (let key = 0; key < 40; key += 1) await ask("SET", `price:${key}`, "poison");
    await ask("SET", "session:1", "somebody");
    await database.pool.run.deleteMany();
  });

  async function ask(...parts: string[]) {
    const connection = await redis.open();
    try {
      return await connection.command(...parts);
    } finally {
      connection.close();
    }
  }

  async function createPatient(url: string, more: object = {}) {
    round += 1;
    const context = database.context();
    const name = `shop-${round}`;
    const { id: service_id } = await context.database.service.create({ data: { name } });
    const target = `${name}-prices`;
    const config = { url, prefix: "price:", allow_private: true, ...more };
    const body = { name: target, service: name, type: "redis", config };
    await createTarget(context, CreateTarget.parse(body));
    const ward = { service: name, service_id, target, environment: "production" };
    await addScenario(context, ward, {
      trigger: { error_codes: ["WRONG_PRICE"], count: 3, window_seconds: 60 },
      steps: [{ action: "clear-cache", target, timeout_seconds: 10, settle_seconds: 0 }],
      verify: { windows: 1, window_seconds: 1 },
    });
    /** What a visitor's request does: with a poisoned price, it reports an error. */
    const visit = async () => {
      if ((await ask("GET", "price:1")) === null) return;
      await arrive(context, ward, 1, "WRONG_PRICE");
      await evaluate(context, ward);
    };
    return { context, ward, visit };
  }

  const withPassword = () => redis.url.replace("//", "//default:correct@");

  test("[exception 57] is recovered by clearing the keys of its prefix once, and no others", async () => {
    const { context, ward, visit } = await createPatient(withPassword());
    for (let visits = 1; visits <= 3; visits += 1) await visit();
    const { id } = await requireOnlyRun(context, ward);
    const run = await driveUntil(context, id, undefined, visit);
    expect(run).toMatchObject({ state: "RECOVERED", verdict: "recovered" });
    expect(run.attempts).toMatchObject([
      {
        result: "ok",
        before_evidence: { matching_keys: 40 },
        after_evidence: { matching_keys: 0 },
      },
    ]);
    expect(await ask("DBSIZE")).toBe(1);
  });

  test("[exception 4] is recovered although the reply was lost: the run reads what is left before it does more", async () => {
    const way = await startLossyWay(redis.port, "UNLINK");
    const { context, ward, visit } = await createPatient(way.url, { password: "correct" });
    for (let visits = 1; visits <= 3; visits += 1) await visit();
    const { id } = await requireOnlyRun(context, ward);
    const run = await driveUntil(context, id, undefined, visit);
    expect(pathOf(run)).toContain("RECONCILING");
    expect(run).toMatchObject({ state: "RECOVERED", attempts: [{ result: "ok" }] });
    expect(await ask("DBSIZE")).toBe(1);
    await way.close();
  });

  test("[exception 57] is handed to people when more keys match than may be removed", async () => {
    const { context, ward, visit } = await createPatient(withPassword(), { max_keys: 10 });
    for (let visits = 1; visits <= 3; visits += 1) await visit();
    const { id } = await requireOnlyRun(context, ward);
    const run = await driveUntil(context, id);
    expect(run).toMatchObject({ state: "ESCALATED", attempts: [{ result: "failed" }] });
    expect(await ask("DBSIZE")).toBe(41);
  });

  test("[exception 6] a wrong password is a fault of the set-up, told before anything is called", async () => {
    const { context, ward } = await createPatient(redis.url, { password: "wrong" });
    const checked = await checkTarget(context, ward.target);
    expect(checked).toMatchObject({ ok: false, detail: expect.stringContaining("WRONGPASS") });
    const pressed = await startTargetAction(context, {
      ...{ target: ward.target, action: "clear-cache", reason: "wrong prices" },
      confirm: ward.service,
    });
    const run = await driveUntil(context, pressed.id);
    expect(run).toMatchObject({ state: "FAILED", attempts: [] });
  });

  test("a password in the URL is sealed, and never shown or kept in the audit log", async () => {
    const { context, ward } = await createPatient(withPassword());
    const target = await getTarget(context, ward.target);
    expect(target).toMatchObject({ has_secret: true, config: { username: "default" } });
    const stored = await context.database.target.findMany({ where: { name: ward.target } });
    const audited = await context.database.auditEntry.findMany({
      where: { object_id: ward.target },
    });
    expect(audited.length).toBeGreaterThan(0);
    expect(JSON.stringify([target, stored, audited], toText)).not.toContain("correct");
    expect(await checkTarget(context, ward.target)).toMatchObject({ ok: true });
  });
});

function toText(_key: string, value: unknown) {
  return typeof value === "bigint" ? String(value) : value;
}
