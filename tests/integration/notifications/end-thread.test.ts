import { afterAll, expect, test } from "vitest";
import { composeDigests } from "#lib/notifications/compose-digests.ts";
import { createCrew } from "#lib/notifications/deliver-due.ts";
import { endThread } from "#lib/notifications/end-thread.ts";
import { notify } from "#lib/notifications/notify.ts";
import { startPagerDuty } from "#tests/support/chat-receivers.ts";
import { useDatabase } from "#tests/support/database.ts";
import { deliverAll } from "#tests/support/deliveries.ts";
import { addPager, prepareNotice } from "#tests/support/notices.ts";

const database = useDatabase();
const pager = await startPagerDuty();
const worker = { id: "test", signal: new AbortController().signal };
const deliver = () => deliverAll(database.context(), createCrew(worker));

afterAll(() => pager.close());

test("[exception 61] a digest whose end could not be written ends when the last of its incidents is ended again", async () => {
  const context = database.context();
  await addPager(context, "pager", pager.url);
  const notices = Array.from({ length: 12 }, () => prepareNotice({ channels: ["pager"] }));
  for (const notice of notices) await notify(context, notice);
  await database.pool.$executeRaw`
    UPDATE deliveries SET created_at = created_at - interval '11 seconds'`;
  await composeDigests(context);
  await deliver();
  expect(pager.taken).toHaveLength(1);
  const end = (thread = "") =>
    endThread(context, { thread, service_id: 1, notice: prepareNotice({ title: "recovered" }) });
  for (const { thread } of notices.slice(1)) await end(thread);

  await database.pool.$executeRaw`
    CREATE FUNCTION refuse_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the database went away'; END $$`;
  await database.pool.$executeRaw`
    CREATE TRIGGER refuse_delivery BEFORE INSERT ON deliveries FOR EACH ROW
    WHEN (NEW.thread LIKE 'digest:%' AND NEW.phase = 'resolved') EXECUTE FUNCTION refuse_delivery()`;
  await expect(end(notices[0]?.thread)).rejects.toThrow();
  await database.pool.$executeRaw`DROP FUNCTION refuse_delivery CASCADE`;
  await end(notices[0]?.thread);
  await end(notices[0]?.thread);
  await deliver();
  expect(pager.taken.map(({ event_action }) => event_action)).toEqual(["trigger", "resolve"]);
  expect(pager.taken[1]?.dedup_key).toBe(pager.taken[0]?.dedup_key);
  expect(await database.pool.noticeThread.count({ where: { closed_at: null } })).toBe(0);
});
