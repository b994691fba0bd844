import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { listDeadLetters, replayDeadLetter } from "#lib/ingest/dead-letters.ts";
import { buryRecord } from "#lib/ingest/internal/bury-record.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
beforeAll(() => addIngestKey(database, "organisation-key"));

test("a dead letter that is replayed is kept, though its issue has had its share of the minute", async () => {
  const service = await database.pool.service.create({
    data: { name: "full", limits: { records_per_issue_per_minute: 1 } },
  });
  const sent = { service: "full", code: "E", message: "again" };
  expect((await sendIngest(database, [sent, sent])).body).toMatchObject({ sampled: 1 });
  const context = database.context();
  const event_id = randomUUID();
  const record = {
    ...{ service: "full", event_id, timestamp: new Date(), environment: "production" },
    ...{ error_code: "E", level: "error" as const, message: "again", request_id: null },
    ...{ stack_trace: null, release: null, user_id: null, url: null, host: null },
    ...{ fingerprint: [], attributes: {} },
  };
  await buryRecord(context, record, new Error("too much"));
  const [letter] = (await listDeadLetters(context, { limit: 10 })).data;
  await replayDeadLetter(context, letter?.id ?? "");
  const where = { service_id: service.id };
  const kept = await database.pool.record.findMany({ where, select: { id: true } });
  expect(kept.map(({ id }) => id)).toContain(event_id);
  expect((await listDeadLetters(context, { limit: 10 })).data).toEqual([]);
  expect(await database.pool.issue.findFirst({ where })).toMatchObject({ count: 3n });
});
