import { beforeAll, expect, test, vi } from "vitest";
import { getServiceHealth } from "#lib/insights/get-service-health.ts";
import { listErrorHours } from "#lib/insights/list-error-hours.ts";
import { foldRollups } from "#lib/issues/fold-rollups.ts";
import { listReleases } from "#lib/issues/list-releases.ts";
import { createService } from "#lib/services/create-service.ts";
import { recordCheckIns } from "#lib/services/record-check-in.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
const now = new Date();
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString();

beforeAll(async () => {
  await addIngestKey(database, "organisation-key");
  const record = { service_name: "shop", message: "no", error_code: "TIMEOUT" };
  await sendIngest(database, [
    { ...record, timestamp: hoursAgo(0.2), release: "2.0.0" },
    { ...record, timestamp: hoursAgo(0.3), release: "2.0.0" },
    { ...record, timestamp: hoursAgo(30), release: "1.9.0" },
    { ...record, timestamp: hoursAgo(31) },
    { ...record, timestamp: hoursAgo(24 * 40), release: "0.1.0" },
    { ...record, service_name: "billing", timestamp: hoursAgo(0.1), release: "9" },
  ]);
  // On a busy host the door may keep them on disk for a moment.
  await vi.waitUntil(async () => (await database.pool.record.count()) === 6, { timeout: 30_000 });
});

test("health knows the rate of the hour and the last error, of this service only", async () => {
  const health = await getServiceHealth(database.context("viewer"), "shop");
  expect(health).toMatchObject({
    ...{ last_error_at: hoursAgo(0.2), last_check_in_at: null },
    last_hour: { count: 2, previous_count: 0 },
  });
});

test("a monitor that checks in, and a key that is used, are signs of life without errors", async () => {
  const { name, numeric_id } = await createService(database.context(), { name: "quiet" });
  expect(await getServiceHealth(database.context(), name)).toMatchObject({
    ...{ last_error_at: null, last_check_in_at: null, key_used_at: null },
  });
  const place = { service_id: numeric_id, environment: "production" };
  await recordCheckIns(database.context(), [
    { ...place, monitor: "cron", status: "ok", at: now },
    { ...place, monitor: "late", status: "error", at: new Date(now.getTime() + 5000) },
  ]);
  await database.pool.ingestKey.updateMany({
    where: { service_id: numeric_id },
    data: { last_used_at: now },
  });
  expect(await getServiceHealth(database.context(), name)).toMatchObject({
    last_check_in_at: now.toISOString(),
    key_used_at: now.toISOString(),
  });
});

test("errors of four weeks come by half hour, folded or not, and none older", async () => {
  const before = await listErrorHours(database.context("viewer"), "shop");
  expect(before.reduce((sum, { count }) => sum + count, 0)).toBe(4);
  await foldRollups(database.pool);
  expect(await listErrorHours(database.context("viewer"), "shop")).toEqual(before);
});

test("releases are those of the last 30 days, the one seen last first", async () => {
  expect(await listReleases(database.context("viewer"), "shop")).toEqual([
    { release: "2.0.0", count: 2, first_seen: hoursAgo(0.3), last_seen: hoursAgo(0.2) },
    { release: "1.9.0", count: 1, first_seen: hoursAgo(30), last_seen: hoursAgo(30) },
  ]);
  expect(await listReleases(database.context("viewer"), "nobody")).toEqual([]);
});
