import { type Context, createContext, systemActor } from "#lib/platform/context.ts";
import { type DatabasePool, openDatabase } from "#lib/platform/database.ts";
import { type Fact, recordFacts } from "#lib/platform/facts.ts";
import { createLogger } from "#lib/platform/logger.ts";
import { createScenario } from "#lib/recovery/create-scenario.ts";
import { createTarget } from "#lib/recovery/create-target.ts";
import { CreateScenario, type Step } from "#lib/recovery/schemas.ts";
import { CreateTarget } from "#lib/recovery/target-schemas.ts";

export type WardContext = Context & { database: DatabasePool };

/** What the proofs do to a database by themselves, as the system. */
export function openWard(url: string, connections = 10): WardContext {
  const database = openDatabase(url, connections);
  const log = createLogger("worker");
  return createContext({ actor: systemActor("proof"), database, log });
}

/** So many services that what one of them does is little of the whole. */
export async function addCrowd({ database }: WardContext, count = 60): Promise<void> {
  await database.$executeRaw`
    WITH crowd AS (
      INSERT INTO services (name) SELECT 'crowd-' || n FROM generate_series(1, ${count}::int) AS n
      RETURNING id)
    INSERT INTO environments (service_id, name) SELECT id, 'production' FROM crowd`;
}

export type Bed = { name: string; service_id: number };
type Plan = {
  name: string;
  target: { type: string; config: object };
  step?: Partial<Step>;
  /** Of the scenario, beside what every one has. */
  change?: object;
};

/** A service with one target and a scenario that acts by itself; it rests and verifies as shortly as may be. */
export async function addBed(context: WardContext, plan: Plan): Promise<Bed> {
  const { name, target, step, change } = plan;
  const { id } = await context.database.service.create({ data: { name } });
  await context.database.environment.create({ data: { service_id: id, name: "production" } });
  const targetName = `${name}-target`;
  await createTarget(context, CreateTarget.parse({ ...target, name: targetName, service: name }));
  await createScenario(
    context,
    CreateScenario.parse({
      ...{ name: `recover-${name}`, service: name, mode: "auto" },
      trigger: { error_codes: ["FAILED"], count: 3, window_seconds: 3600 },
      steps: [
        { action: "restart", target: targetName, timeout_seconds: 15, settle_seconds: 0, ...step },
      ],
      verify: { windows: 1, window_seconds: 1 },
      ...{ cooldown_seconds: 0, max_attempts: 50, attempts_window_seconds: 1, max_flaps: 1000 },
      ...change,
    }),
  );
  return { name, service_id: id };
}

/** What the door tells of records of these services. */
export function storedFact(serviceIds: number[]): Fact {
  const places = serviceIds.map((service_id) => ({ service_id, environment: "production" }));
  return { kind: "records-stored", service_id: null, payload: { places } };
}

/** Errors as the door stores them, with the fact that wakes a worker. */
export async function fallIll(context: WardContext, beds: Bed[], count = 3): Promise<void> {
  await context.database.$transaction(async (transaction) => {
    for (const { service_id } of beds) {
      await transaction.$executeRaw`
        INSERT INTO arrivals (service_id, second, environment, error_code, count)
        VALUES (${service_id}, date_trunc('second', clock_timestamp()), 'production', 'FAILED', ${count})
        ON CONFLICT (service_id, second, environment, error_code)
        DO UPDATE SET count = arrivals.count + EXCLUDED.count`;
    }
    await recordFacts(transaction, [storedFact(beds.map(({ service_id }) => service_id))]);
  });
}

/** As if an hour had passed: what happened so far weighs nothing on what comes. */
export async function letPass({ database }: WardContext): Promise<void> {
  await database.$executeRaw`DELETE FROM arrivals`;
  await database.$executeRaw`
    UPDATE incidents SET detected_at = detected_at - interval '1 hour'`;
  await database.$executeRaw`
    UPDATE runs SET created_at = created_at - interval '1 hour', ended_at = ended_at - interval '1 hour'`;
}
