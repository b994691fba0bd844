import { readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { recordFacts } from "#lib/platform/facts.ts";
import { createScenario } from "#lib/recovery/create-scenario.ts";
import { createTarget } from "#lib/recovery/create-target.ts";
import { CreateScenario } from "#lib/recovery/schemas.ts";
import { deleteService } from "#lib/services/delete-service.ts";
import { useDatabase } from "#tests/support/database.ts";
import { reactToAll } from "#tests/support/react-to-all.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
const record = { message: "x", code: "TIMEOUT", service: "shop" };

beforeAll(async () => {
  await addIngestKey(database, "organisation-key");
  await sendIngest(database, { ...record, code: "OTHER" });
  const context = database.context();
  await createTarget(context, {
    name: "shop-admin",
    service: "shop",
    environment: "production",
    type: "http",
    config: { base_url: "http://127.0.0.1:9", allow_private: true },
  });
  await createScenario(
    context,
    CreateScenario.parse({
      name: "clear-shop",
      service: "shop",
      mode: "auto",
      trigger: { error_codes: ["TIMEOUT"], count: 3, window_seconds: 60 },
      steps: [{ action: "clear-cache", target: "shop-admin" }],
    }),
  );
});

test("records become a run, an incident, and words for visitors, through facts alone", async () => {
  await sendIngest(database, [record, record]);
  await reactToAll(database.context());
  expect(await database.pool.run.count()).toBe(0);
  await sendIngest(database, record);
  await reactToAll(database.context());
  expect(await database.pool.run.findMany()).toMatchObject([
    { name: "clear-shop", state: "QUEUED" },
  ]);
  expect(await database.pool.incident.findMany()).toMatchObject([{ closed_at: null }]);
  expect(await database.pool.errorPageStatus.findMany()).toMatchObject([{ state: "noticed" }]);
  expect(await database.pool.fact.count()).toBe(0);
});

test("[exception 43] a subscriber that fails is asked again, and holds nobody up", async () => {
  await recordFacts(database.pool, [
    { kind: "records-stored", service_id: null, payload: { environment: "production" } },
    { kind: "nobody-listens", service_id: null, payload: {} },
  ]);
  const context = database.context();
  context.log.level = "silent";
  await reactToAll(context);
  const left = await database.pool.fact.findMany();
  expect(left).toMatchObject([{ kind: "records-stored", failures: 1 }]);
  expect(left[0]?.last_error).toContain("places");
  await database.pool.fact.deleteMany();
});

test("a place that cannot be decided about holds up no other one", async () => {
  const { id } = await database.pool.service.findUniqueOrThrow({ where: { name: "shop" } });
  const tell = (...ids: number[]) => ({
    ...{ kind: "records-stored", service_id: null },
    payload: { places: ids.map((service_id) => ({ service_id, environment: "production" })) },
  });
  await recordFacts(database.pool, [tell(id), tell(2 ** 40), tell(id, 2 ** 40)]);
  const context = database.context();
  context.log.level = "silent";
  await reactToAll(context);
  const left = await database.pool.fact.findMany({ orderBy: { id: "asc" } });
  expect(left.map(({ payload }) => payload)).toEqual([
    tell(2 ** 40).payload,
    tell(id, 2 ** 40).payload,
  ]);
  await database.pool.fact.deleteMany();
});

test("a fact that waited from before places were told together is understood", async () => {
  const { id } = await database.pool.service.findUniqueOrThrow({ where: { name: "shop" } });
  const payload = { environment: "production", error_codes: ["E"] };
  await recordFacts(database.pool, [{ kind: "records-stored", service_id: id, payload }]);
  const file = "prisma/migrations/20261129160000_tell_places_together/migration.sql";
  await database.pool.$executeRawUnsafe(await readFile(file, "utf8"));
  expect(await database.pool.fact.findMany()).toMatchObject([
    { service_id: null, payload: { places: [{ service_id: id, environment: "production" }] } },
  ]);
  await reactToAll(database.context());
  expect(await database.pool.fact.count()).toBe(0);
});

test("nothing is left of a deleted service", async () => {
  await deleteService(database.context(), "shop");
  await reactToAll(database.context());
  const counts = await Promise.all([
    database.pool.record.count(),
    database.pool.issue.count(),
    database.pool.rollup.count(),
    database.pool.ingestKey.count({ where: { service_id: { not: null } } }),
    database.pool.errorPageStatus.count(),
    database.pool.target.count({ where: { deleted_at: null } }),
    database.pool.scenario.count({ where: { deleted_at: null } }),
  ]);
  expect(counts).toEqual([0, 0, 0, 0, 0, 0, 0]);
});
