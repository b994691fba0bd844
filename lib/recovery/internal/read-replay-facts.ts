import type { Database } from "#lib/platform/database.ts";
import type { CreateScenario } from "#lib/recovery/schemas.ts";

type Place = { service_id: number; environment: string };

/** What really happened at a place in a time: its incidents, how many runs acted; and which of a plan's targets are gone. */
export async function readReplayFacts(
  database: Database,
  place: Place,
  { plan, from, to }: { plan: CreateScenario; from: Date; to: Date },
) {
  const { service_id, environment } = place;
  const names = [...new Set(plan.steps.map(({ target }) => target))];
  const [incidents, runs, targets] = await Promise.all([
    database.incident.findMany({
      where: {
        ...{ service_id, environment, opened_at: { lte: to } },
        OR: [{ closed_at: null }, { closed_at: { gte: from } }],
      },
      select: { id: true, opened_at: true, closed_at: true },
      orderBy: { opened_at: "asc" },
    }),
    database.run.count({
      where: {
        service_id,
        environment,
        created_at: { gte: from, lte: to },
        attempts: { some: {} },
      },
    }),
    database.target.findMany({
      where: { service_id, environment, name: { in: names }, deleted_at: null },
      select: { name: true },
    }),
  ]);
  const missing = names.filter((name) => !targets.some((target) => target.name === name));
  return { incidents, runs, missing };
}
