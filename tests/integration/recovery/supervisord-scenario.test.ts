import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { checkTarget } from "#lib/recovery/check-target.ts";
import { createTarget } from "#lib/recovery/create-target.ts";
import { driveRuns } from "#lib/recovery/drive-runs.ts";
import { supervisordAdapter } from "#lib/recovery/internal/adapters/supervisord.ts";
import { startTargetAction } from "#lib/recovery/start-target-action.ts";
import { CreateTarget } from "#lib/recovery/target-schemas.ts";
import { useDatabase } from "#tests/support/database.ts";
import {
  addScenario,
  arrive,
  createWorker,
  driveUntil,
  evaluate,
  letPass,
  listOutcomes,
  pathOf,
  requireOnlyRun,
} from "#tests/support/recovery.ts";
import { freePort } from "#tests/support/start-database.ts";
import {
  type Supervisord,
  startSupervisord,
  supervisordMissing,
} from "#tests/support/supervisord.ts";

if (supervisordMissing) process.stdout.write(`Not run: ${supervisordMissing}\n`);

const database = useDatabase();
const fixture = new URL("../../fixtures/ailing-service.mjs", import.meta.url).pathname;
const limits = () => ({ timeoutMilliseconds: 5000, signal: new AbortController().signal });
let round = 0;

describe.runIf(supervisordMissing === null)("a failing program of a real supervisord", () => {
  let supervisord: Supervisord;
  let service: string;
  let staysIll: string;
  const adapter = () => supervisordAdapter({ socket: supervisord.socket, program: "web" });
  const get = (path: string) => fetch(`${service}${path}`).then(({ status }) => status);

  beforeAll(async () => {
    const port = await freePort();
    service = `http://127.0.0.1:${port}`;
    staysIll = join("/var/tmp", `stays-ill-${port}`);
    const command = `${process.execPath} ${fixture} ${port} ${staysIll}`;
    supervisord = await startSupervisord({ web: { command } }, await freePort());
  });
  afterAll(async () => {
    await supervisord?.stop();
    await rm(staysIll, { force: true });
  });
  beforeEach(async () => {
    await vi.waitUntil(
      async () => (await adapter().readEvidence(limits()))?.statename === "RUNNING",
      { timeout: 10_000, interval: 100 },
    );
    await vi.waitUntil(() => get("/health").catch(() => null), { timeout: 10_000, interval: 100 });
    await get("/break");
    await letPass(database.context());
    await database.pool.run.deleteMany();
  });

  /** The program as a target and a scenario whose fourth error must start nothing twice. */
  async function createPatient(change: object = {}) {
    round += 1;
    const context = database.context();
    const name = `ward-${round}`;
    const { id: service_id } = await context.database.service.create({ data: { name } });
    const target = `${name}-web`;
    const config = { socket: supervisord.socket, program: "web" };
    await createTarget(
      context,
      CreateTarget.parse({ name: target, service: name, type: "supervisord", config }),
    );
    const ward = { service: name, service_id, target, environment: "production" };
    const probe = { url: `${service}/health`, allow_private: true };
    await addScenario(context, ward, {
      trigger: { error_codes: ["TIMEOUT"], count: 3, window_seconds: 60 },
      steps: [{ action: "restart", target, timeout_seconds: 15, settle_seconds: 1 }],
      verify: { windows: 2, window_seconds: 1, probe },
      ...change,
    });
    /** What a visitor's request does: while the program is ill, it reports an error. */
    const visit = async () => {
      if ((await get("/health").catch(() => 500)) === 200) return;
      await arrive(context, ward, 1);
      await evaluate(context, ward);
    };
    return { context, ward, visit };
  }

  test("is restarted once and recovered when its errors stop and the probe answers", async () => {
    const { context, ward, visit } = await createPatient();
    const before = await adapter().readEvidence(limits());
    for (let visits = 1; visits <= 4; visits += 1) await visit();
    const { id } = await requireOnlyRun(context, ward);
    expect(await listOutcomes(context, ward)).toEqual(["STARTED", "DUPLICATE"]);
    const run = await driveUntil(context, id, undefined, visit);
    expect(run).toMatchObject({ state: "RECOVERED", verdict: "recovered" });
    expect(run.attempts).toMatchObject([{ result: "ok", before_evidence: before }]);
    const after = await adapter().readEvidence(limits());
    expect(run.attempts[0]?.after_evidence).toEqual(after);
    expect(after?.pid).not.toBe(before?.pid);
    expect(await get("/health")).toBe(200);
    await requireOnlyRun(context, ward);
  });

  test("is handed over to people when the restart does not help", async () => {
    const { context, ward, visit } = await createPatient();
    await writeFile(staysIll, "");
    for (let visits = 1; visits <= 4; visits += 1) await visit();
    const { id } = await requireOnlyRun(context, ward);
    // No faster than before the restart, however slow this host is: more errors would be worse, not the same.
    let next = 0;
    const seldom = async () => {
      if (performance.now() < next) return;
      next = performance.now() + 500;
      await visit();
    };
    const run = await driveUntil(context, id, undefined, seldom);
    await rm(staysIll);
    expect(run).toMatchObject({ state: "ESCALATED", verdict: "not_recovered" });
    expect(run.attempts).toMatchObject([{ result: "ok" }]);
    const incident = await context.database.incident.findFirst({
      where: { service_id: ward.service_id },
    });
    expect(incident?.closed_at).toBeNull();
  });

  test("is restarted by a button, which is the same kind of run", async () => {
    const { context, ward } = await createPatient({ mode: "off" });
    const before = await adapter().readEvidence(limits());
    const pressed = await startTargetAction(context, {
      ...{ target: ward.target, action: "restart", reason: "it hangs" },
    });
    await driveUntil(context, pressed.id, ({ state }) => state === "VERIFYING");
    const after = await adapter().readEvidence(limits());
    expect(after?.pid).not.toBe(before?.pid);
    expect(await get("/health")).toBe(200);
  });

  test("whose restart was done by a worker that died is not restarted again", async () => {
    const { context, ward, visit } = await createPatient();
    for (let visits = 1; visits <= 3; visits += 1) await visit();
    const { id } = await requireOnlyRun(context, ward);
    const worker = createWorker("dying");
    const before = await adapter().readEvidence(limits());
    const dying = driveRuns(context, worker);
    // From here on the call is made; a lease that is lost any sooner would leave it unmade.
    await vi.waitUntil(
      async () => {
        const now = await adapter().readEvidence(limits());
        return now && adapter().judgeEffect(before, now) !== "none";
      },
      { timeout: 15_000, interval: 20 },
    );
    worker.stop();
    await database.pool.$executeRaw`
      UPDATE runs SET lease_until = clock_timestamp() - interval '1 second' WHERE id = ${id}::uuid`;
    await dying;
    const once = await adapter().readEvidence(limits());
    const run = await driveUntil(context, id, undefined, visit);
    expect(run).toMatchObject({ state: "RECOVERED", attempts: [{ result: "ok" }] });
    expect(pathOf(run)).toContain("RECONCILING");
    expect(await adapter().readEvidence(limits())).toEqual(once);
  });

  test("that a dead worker left stopped is driven to running, even while the kill switch is engaged", async () => {
    const { context, ward, visit } = await createPatient();
    for (let visits = 1; visits <= 3; visits += 1) await visit();
    const { id } = await requireOnlyRun(context, ward);
    const before = await adapter().readEvidence(limits());
    const [target] = await database.pool.target.findMany({ where: { name: ward.target } });
    await database.pool.run.update({ where: { id }, data: { state: "ACTING", claims: 1 } });
    await database.pool.attempt.create({
      data: {
        ...{ run_id: id, step_index: 0, number: 1, action: "restart", fence: 1 },
        ...{ target_id: target?.id ?? "", idempotency_key: `${id}.0.1` },
        before_evidence: before ?? {},
      },
    });
    const cut = { timeoutMilliseconds: 50, signal: new AbortController().signal };
    const order = { params: null, idempotency_key: "", service: "", environment: "", run_id: "" };
    await adapter().perform({ ...order, action: "restart", requested_by: "" }, before, cut);
    const left = await adapter().readEvidence(limits());
    expect(adapter().judgeEffect(before, left)).toBe("half");
    const scope = `service:${ward.service}`;
    await database.pool.killSwitch.create({
      data: { scope, engaged: true, reason: "stop", changed_by: "test" },
    });
    const run = await driveUntil(context, id, ({ state }) => state === "VERIFYING");
    expect(run.attempts).toMatchObject([{ result: "ok" }]);
    expect(await adapter().readEvidence(limits())).toMatchObject({ statename: "RUNNING" });
  });

  test("can be checked without being touched", async () => {
    const { context, ward } = await createPatient();
    const before = await adapter().readEvidence(limits());
    expect(await checkTarget(context, ward.target)).toEqual({
      ok: true,
      detail: "web is RUNNING.",
    });
    expect(await adapter().readEvidence(limits())).toEqual(before);
  });
});
