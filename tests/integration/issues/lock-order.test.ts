import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { changeIssues } from "#lib/issues/change-issues.ts";
import { mergeIssues } from "#lib/issues/merge-issues.ts";
import type { NewRecord } from "#lib/issues/new-record.ts";
import { splitIssue } from "#lib/issues/split-issue.ts";
import { storeRecords } from "#lib/issues/store-records.ts";
import { Problem } from "#lib/platform/errors.ts";
import { useDatabase } from "#tests/support/database.ts";
import { readStatistics } from "#tests/support/statistics.ts";

const database = useDatabase();
const names = Array.from({ length: 8 }, (_, index) => `fault ${index}`);

function recordOf(service_id: number, name: string): NewRecord {
  return {
    ...{ service_id, event_id: randomUUID(), timestamp: new Date(), environment: "production" },
    ...{ error_code: "E", level: "error", message: name, fingerprint: [name], attributes: {} },
    ...{ request_id: null, stack_trace: null, release: null, user_id: null, url: null, host: null },
  };
}

/** A merge that somebody else was quicker with is an answer, not a fault. */
const unlessConflict = (error: unknown) => {
  if (error instanceof Problem && error.code === "conflict") return;
  throw error;
};

test("records that come, merges, splits and changes of many issues never wait in a ring", async () => {
  const context = { ...database.context(), database: database.pool };
  const { id: service_id } = await database.pool.service.create({ data: { name: "ring" } });
  const store = (count: number) =>
    storeRecords(
      context,
      names.flatMap((name) => Array.from({ length: count }, () => recordOf(service_id, name))),
    );
  await store(1);
  const issues = await database.pool.issue.findMany({ where: { service_id } });
  // Ids are chance; so that their order is never that of the fingerprints, the merges go both ways.
  const ids = issues.map(({ id }) => id).sort();
  const [low = "", high = "", ...rest] = [ids[0] ?? "", ids.at(-1) ?? "", ...ids.slice(1, -1)];
  let rounds = 0;
  const isOver = () => rounds >= 25;
  const repeat = async (work: () => Promise<unknown>) => {
    try {
      while (!isOver()) await work();
    } finally {
      rounds = Number.POSITIVE_INFINITY;
    }
  };
  await Promise.all([
    repeat(() => store(3)),
    repeat(() => store(2)),
    repeat(() => store(1)),
    repeat(async () => {
      const [target, source] = rounds % 2 ? [low, high] : [high, low];
      await mergeIssues(context, { id: target, merge: { issues: [source, ...rest.slice(0, 3)] } })
        .then(() => store(1))
        .catch(unlessConflict);
      const split = { issues: [source, ...rest.slice(0, 3)] };
      await splitIssue(context, { id: target, split }).catch(unlessConflict);
      rounds += 1;
    }),
    repeat(() =>
      changeIssues(context, {
        issues: { ids },
        change: { state: rounds % 2 ? "muted" : "open" },
      }),
    ),
  ]);
  expect(await readStatistics(database)).toMatchObject({ deadlocks: 0 });
}, 60_000);

test("issues whose messages turn out to be one are merged, those of several kinds in one batch", async () => {
  const context = { ...database.context(), database: database.pool };
  const { id: service_id } = await database.pool.service.create({ data: { name: "learner" } });
  const messages = ["ann", "bob", "cid", "dan"].flatMap((name) => [
    `user ${name} was not found`,
    `order of ${name} could not be shipped`,
  ]);
  const learn = (message: string) => ({ ...recordOf(service_id, message), fingerprint: [] });
  for (const message of messages.slice(0, 2)) await storeRecords(context, [learn(message)]);
  await storeRecords(context, messages.slice(2).map(learn));
  const heads = await database.pool.issue.findMany({
    where: { service_id, merged_into: null, count: { gt: 0 } },
  });
  expect(heads.map(({ count }) => count)).toEqual([4n, 4n]);
  expect(
    await database.pool.issue.count({ where: { service_id, merged_by: "template" } }),
  ).toBeGreaterThan(0);
});

test("records of a new issue are stored although a ring ended the first try to make it", async () => {
  const context = { ...database.context(), database: database.pool };
  const { id: service_id } = await database.pool.service.create({ data: { name: "unlucky" } });
  await database.pool.$executeRaw`CREATE SEQUENCE unlucky_tries`;
  await database.pool.$executeRaw`
    CREATE FUNCTION fail_once() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('unlucky_tries') = 1 THEN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END IF;
      RETURN NEW;
    END $$`;
  await database.pool.$executeRaw`
    CREATE TRIGGER fail_once BEFORE INSERT ON issues FOR EACH ROW EXECUTE FUNCTION fail_once()`;
  const [stored] = await storeRecords(context, [recordOf(service_id, "new")]);
  expect(stored?.outcome).toBe("stored");
  await database.pool.$executeRaw`DROP TRIGGER fail_once ON issues`;
});
