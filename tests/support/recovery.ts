import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "#lib/platform/context.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { createScenario } from "#lib/recovery/create-scenario.ts";
import { createTarget } from "#lib/recovery/create-target.ts";
import { driveRuns } from "#lib/recovery/drive-runs.ts";
import { evaluateTriggers } from "#lib/recovery/evaluate-triggers.ts";
import { getRun } from "#lib/recovery/list-runs.ts";
import { CreateScenario } from "#lib/recovery/schemas.ts";
import { CreateTarget } from "#lib/recovery/target-schemas.ts";

let services = 0;

/**
 * A service of its own with one HTTP target, so that tests do not meet. What earlier ones left weighs no more, unless it
 * stands `among` them.
 */
export async function createWard(
  context: Context,
  base_url: string,
  among: "nobody" | "others" = "nobody",
) {
  services += 1;
  if (among === "nobody") await letPass(context);
  const service = `shop-${services}`;
  const { id: service_id } = await context.database.service.create({ data: { name: service } });
  const target = `${service}-admin`;
  await addTarget(context, service, target, base_url);
  return { service, service_id, target, environment: "production" };
}

/** As if an hour had passed since whatever happened so far; live runs are no longer. */
export async function letPass({ database }: Context) {
  await database.$executeRaw`
    UPDATE incidents SET detected_at = detected_at - interval '1 hour',
      reopened_at = reopened_at - interval '1 hour'`;
  await database.$executeRaw`UPDATE run_targets SET live = false`;
  await database.$executeRaw`
    UPDATE runs SET created_at = created_at - interval '1 hour',
      ended_at = coalesce(ended_at, clock_timestamp()) - interval '1 hour'`;
}

/** So many more services in production that what one of them does is little of the whole. */
export async function addCrowd({ database }: Context, count = 30) {
  await database.$executeRaw`
    WITH crowd AS (
      INSERT INTO services (name) SELECT 'one of the crowd ' || n FROM generate_series(1, ${count}::int) AS n
      RETURNING id)
    INSERT INTO environments (service_id, name) SELECT id, 'production' FROM crowd`;
}
export type Ward = Awaited<ReturnType<typeof createWard>>;

export async function addTarget(context: Context, service: string, name: string, base_url: string) {
  const config = { base_url, allow_private: true };
  await createTarget(context, CreateTarget.parse({ name, service, type: "http", config }));
}

/** A scenario in `auto` mode that verifies within a second or two, with what the test wants otherwise. */
export async function addScenario(context: Context, ward: Ward, change: object = {}) {
  return createScenario(
    context,
    CreateScenario.parse({
      name: `restart-${ward.service}`,
      service: ward.service,
      mode: "auto",
      trigger: { error_codes: ["TIMEOUT"], count: 3, window_seconds: 60 },
      steps: [{ action: "restart", target: ward.target, timeout_seconds: 2, settle_seconds: 0 }],
      verify: { windows: 1, window_seconds: 1 },
      ...change,
    }),
  );
}

/** Errors as they arrive now, by the database's clock. */
export async function arrive(context: Context, ward: Ward, count: number, code = "TIMEOUT") {
  await context.database.$executeRaw`
    INSERT INTO arrivals (service_id, second, environment, error_code, count)
    VALUES (${ward.service_id}, date_trunc('second', clock_timestamp()), ${ward.environment}, ${code}, ${count})
    ON CONFLICT (service_id, second, environment, error_code)
    DO UPDATE SET count = arrivals.count + EXCLUDED.count`;
}

export async function evaluate(context: Context, ward: Ward): Promise<void> {
  const { service_id, environment } = ward;
  const failed = await evaluateTriggers(context, [{ service_id, environment }]);
  if (failed.length > 0) throw new Error(`${failed.length} decisions could not be made`);
}

export function createWorker(id = "test") {
  const control = new AbortController();
  return { id, signal: control.signal, stop: () => control.abort() };
}

/** Drives runs until this one satisfies; `meanwhile` is called about ten times a second. */
export async function driveUntil(
  context: Context,
  run_id: string,
  satisfied: (run: Run) => boolean = (run) => !run.live,
  meanwhile: () => Promise<void> = async () => {},
): Promise<Run> {
  const deadline = performance.now() + 40_000;
  for (;;) {
    await meanwhile();
    await driveRuns(context, createWorker());
    const run = await getRun(context, run_id);
    if (satisfied(run)) return run;
    if (performance.now() > deadline) {
      throw new Error(`the run stays ${run.state}: ${JSON.stringify(run.events, null, 1)}`);
    }
    await sleep(100);
  }
}

export async function requireOnlyRun(context: Context, ward: Ward) {
  const runs = await context.database.run.findMany({ where: { service_id: ward.service_id } });
  const [run] = runs;
  if (!run || runs.length > 1) throw new Error(`expected one run, found ${runs.length}`);
  return run;
}

export async function listOutcomes(context: Context, ward: Ward): Promise<string[]> {
  const decisions = await context.database.decision.findMany({
    where: { service_id: ward.service_id },
    orderBy: { id: "asc" },
  });
  return decisions.map(({ outcome }) => outcome);
}

/** The path of states, as the run's events tell it. */
export function pathOf(run: Run): string[] {
  return run.events.map(({ to }) => to);
}
