import type { DatabasePool } from "#lib/platform/database.ts";

const minute = 60_000;

type Past = { service: string; minutesAgo: number; lasted: number | null; state?: string };

/** An incident some time ago, with a run that ended so where a state is given; null lasts still. */
async function addIncident(pool: DatabasePool, scenario_id: string | null, past: Past) {
  const { service, minutesAgo, lasted, state } = past;
  const { id: service_id } = await pool.service.findUniqueOrThrow({ where: { name: service } });
  const begin = Date.now() - minutesAgo * minute;
  const place = { service_id, environment: "production" };
  const { id: incident_id } = await pool.incident.create({
    data: {
      ...{ ...place, error_codes: ["TIMEOUT"], summary: "5 errors of TIMEOUT in 60 s." },
      ...{ opened_at: new Date(begin), detected_at: new Date(begin + 0.1 * minute) },
      closed_at: lasted === null ? null : new Date(begin + lasted * minute),
      closed_by: lasted === null ? null : state === "RECOVERED" ? "verification" : "quiet",
    },
  });
  if (!state) return incident_id;
  const { id: run_id } = await pool.run.create({
    data: {
      ...{ ...place, scenario_id, incident_id, name: "restart", definition: {}, state },
      ...{ cause: "trigger", reason: "5 errors", requested_by: "scenario" },
      created_at: new Date(begin + 0.15 * minute),
      ended_at: new Date(begin + (lasted ?? 2) * minute),
    },
  });
  await pool.attempt.create({
    data: {
      ...{ run_id, step_index: 0, number: 1, target_id: crypto.randomUUID(), fence: 1 },
      ...{ action: "restart", idempotency_key: run_id },
      intended_at: new Date(begin + 0.2 * minute),
    },
  });
  return incident_id;
}

/** A week of three services: one that is recovered by its scenario, one left alone, one that is down now. */
export async function makeReliabilityPast(pool: DatabasePool): Promise<void> {
  const names = ["search-api", "checkout", "user-service"];
  await pool.service.createMany({ data: names.map((name) => ({ name })) });
  const scenarios = new Map<string, string>();
  for (const name of ["search-api", "checkout"]) {
    const { id: service_id } = await pool.service.findUniqueOrThrow({ where: { name } });
    const data = { name: `restart-${name}`, service_id, environment: "production", mode: "auto" };
    scenarios.set(name, (await pool.scenario.create({ data })).id);
  }
  const restart = scenarios.get("search-api") ?? null;
  for (let index = 0; index < 10; index += 1) {
    const state = index === 3 ? "ESCALATED" : "RECOVERED";
    const lasted = index === 3 ? 190 : 2 + index * 4;
    const past = { service: "search-api", minutesAgo: 9000 - index * 850, lasted, state };
    await addIncident(pool, restart, past);
  }
  const watch = scenarios.get("checkout") ?? "";
  for (let index = 0; index < 8; index += 1) {
    const minutesAgo = 8000 - index * 900;
    const lasted = index < 3 ? 6 : 45 + index * 10;
    const incident_id = await addIncident(pool, null, { service: "checkout", minutesAgo, lasted });
    const { service_id } = await pool.incident.findUniqueOrThrow({ where: { id: incident_id } });
    await pool.decision.create({
      data: {
        ...{ scenario_id: watch, scenario_version: 1, service_id, environment: "production" },
        ...{ outcome: "DRY_RUN", reason: "5 errors.", matched_count: 5, incident_id },
        at: new Date(Date.now() - minutesAgo * minute),
      },
    });
  }
  await addIncident(pool, null, { service: "user-service", minutesAgo: 400, lasted: null });
}
