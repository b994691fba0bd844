import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { listIssueFeedback, listServiceFeedback } from "#lib/issues/list-feedback.ts";
import { recordFeedback } from "#lib/issues/record-feedback.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();

test("what was written before its record came stands with the record's issue, under the record's reference", async () => {
  const context = database.context();
  await addIngestKey(database, "organisation-key");
  const { id: service_id } = await database.pool.service.create({ data: { name: "shop" } });
  const event_id = randomUUID();
  const who = { name: null, email: null, request_id: null };
  const message = "I pressed pay twice.";
  await recordFeedback(context, [
    { id: randomUUID(), service_id, at: new Date(), event_id, ...who, message },
  ]);
  const record = { message: "no cart", code: "CART", service: "shop", request_id: "trace-7" };
  await sendIngest(database, [{ ...record, event_id }]);
  const { reference, issue_id } = await database.pool.record.findFirstOrThrow({
    where: { service_id },
  });
  const written = [{ message, event_id, reference }];
  expect((await listServiceFeedback(context, "shop")).data).toMatchObject(written);
  expect((await listIssueFeedback(context, issue_id)).data).toMatchObject(written);
});
