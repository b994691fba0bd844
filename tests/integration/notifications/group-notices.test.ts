import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { acknowledgeThread } from "#lib/notifications/acknowledge-thread.ts";
import { composeDigests } from "#lib/notifications/compose-digests.ts";
import { createCrew, deliverDue } from "#lib/notifications/deliver-due.ts";
import { endServiceThreads } from "#lib/notifications/end-service-threads.ts";
import { endThread } from "#lib/notifications/end-thread.ts";
import { forgetOldDeliveries } from "#lib/notifications/forget-old-deliveries.ts";
import { type NewNotice, notify } from "#lib/notifications/notify.ts";
import { repeatNotices } from "#lib/notifications/repeat-notices.ts";
import { startPagerDuty, startSlack } from "#tests/support/chat-receivers.ts";
import { useDatabase } from "#tests/support/database.ts";
import { deliverAll } from "#tests/support/deliveries.ts";
import { addChat, addPager, prepareNotice } from "#tests/support/notices.ts";

const database = useDatabase();
const slack = await startSlack();
const pager = await startPagerDuty();
const worker = { id: "test", signal: new AbortController().signal };
const deliver = () => deliverAll(database.context(), createCrew(worker));
const tell = (change: Partial<NewNotice> = {}) =>
  notify(database.context(), prepareNotice({ channels: ["slack", "pager"], ...change }));
const everyIncident = async (ids: string[]) => ids;
const repeat = (findOpen = everyIncident) => repeatNotices(database.context(), findOpen);

beforeEach(async () => {
  await addChat(database.context(), "slack", "slack", slack.url);
  await addPager(database.context(), "pager", pager.url);
});
afterEach(async () => {
  await database.pool.channel.deleteMany();
  for (const { taken, received } of [slack, pager]) {
    taken.length = 0;
    received.length = 0;
  }
});
afterAll(async () => {
  await slack.close();
  await pager.close();
});

const incident_id = "0f1e5a52-7a3a-4a53-8a86-58b7a3e0c5b1";
const thread = `incident:${incident_id}`;
const again = (dedup_key: string, change: Partial<NewNotice> = {}) =>
  tell({ incident_id, dedup_key, ...change });
const textOf = (at: number) => slack.taken.at(at)?.text ?? "";

/** Moves what was told into the past, as the database counts time. */
async function letPass(minutes: number): Promise<void> {
  await database.pool.$executeRaw`
    UPDATE notice_threads SET update_at = update_at - make_interval(mins => ${minutes}::int),
      told = (SELECT coalesce(jsonb_object_agg(key, to_jsonb((value #>> '{}')::timestamptz
        - make_interval(mins => ${minutes}::int))), '{}') FROM jsonb_each(told))`;
  await database.pool.$executeRaw`
    UPDATE deliveries SET created_at = created_at - make_interval(mins => ${minutes}::int)`;
}

async function endIncident(id: string): Promise<number> {
  const notice = prepareNotice({ kind: "incident.recovered", title: "user-service recovered" });
  return endThread(database.context(), { thread: `incident:${id}`, service_id: 1, notice });
}

test("[exception 61] the same about one incident is told once, and what was folded after its quiet time", async () => {
  await again("run 1");
  for (let count = 2; count <= 13; count += 1) expect(await again(`run ${count}`)).toBe(0);
  await deliver();
  expect(slack.taken).toHaveLength(1);
  expect(pager.taken).toHaveLength(1);
  expect(await repeat()).toBe(0);

  await letPass(241);
  expect(await repeat()).toBe(2);
  await deliver();
  expect(slack.taken).toHaveLength(2);
  expect(textOf(-1)).toContain("Still open: user-service");
  expect(textOf(-1)).toContain("And 12 more times since the last message.");
  expect(pager.taken.map(({ event_action }) => event_action)).toEqual(["trigger", "trigger"]);
  expect(new Set(pager.taken.map(({ dedup_key }) => dedup_key)).size).toBe(1);
  expect(await repeat()).toBe(0);
});

test("[exception 61] a fact that is heard twice is neither told nor folded twice", async () => {
  await Promise.all([1, 2, 3, 4].map(() => again("run 1")));
  await again("run 2");
  await again("run 2");
  expect(await database.pool.noticeThread.findMany()).toMatchObject([{ folded: 1 }, { folded: 1 }]);
  await deliver();
  expect(slack.taken).toHaveLength(1);
});

test("[exception 61] news about an incident does not wait for its quiet time", async () => {
  await again("run 1 asked", { kind: "run.approval-asked", title: "It waits for your approval" });
  await again("run 1", { kind: "run.escalated" });
  await again("run 2 asked", { kind: "run.approval-asked" });
  await deliver();
  expect(slack.taken).toHaveLength(2);
  await letPass(31);
  await repeat();
  await deliver();
  expect(slack.taken).toHaveLength(3);
  expect(textOf(-1)).toContain("And 1 more time since the last message.");
});

test("[exception 61] a hand-over that nobody ends is repeated each four hours, until its incident is over", async () => {
  await again("run 1");
  await deliver();
  for (const expected of [2, 3]) {
    await letPass(239);
    expect(await repeat()).toBe(0);
    await letPass(2);
    await repeat();
    await deliver();
    expect(slack.taken).toHaveLength(expected);
  }
  await letPass(241);
  await repeat(async () => []);
  await deliver();
  expect(slack.taken).toHaveLength(3);
  expect(await database.pool.noticeThread.count({ where: { closed_at: null } })).toBe(0);
});

test("the end is told to the channels that were told of the beginning, once", async () => {
  await again("run 1", { channels: ["pager"] });
  await deliver();
  expect(await endIncident(incident_id)).toBe(1);
  expect(await endIncident(incident_id)).toBe(0);
  await deliver();
  expect(pager.taken.map(({ event_action }) => event_action)).toEqual(["trigger", "resolve"]);
  expect(slack.taken).toHaveLength(0);
  // Nothing opens it again: neither what comes late nor the time.
  expect(await again("run 2", { channels: ["pager"] })).toBe(0);
  await letPass(500);
  expect(await repeat()).toBe(0);
});

test("what was never sent is dropped with its incident, and its end is not told", async () => {
  await again("run 1");
  expect(await endIncident(incident_id)).toBe(0);
  await deliver();
  expect([...slack.taken, ...pager.taken]).toEqual([]);
});

test("an end waits for the try that is under way: a pager never hears of the beginning last", async () => {
  const held: (() => void)[] = [];
  const { answer } = pager;
  pager.answer = (request, response) => {
    held.push(() => answer(request, response));
  };
  await again("run 1", { channels: ["pager"] });
  const crew = createCrew(worker);
  const sending = deliverAll(database.context(), crew);
  await expect.poll(() => held.length, { timeout: 5_000 }).toBe(1);
  await endIncident(incident_id);
  await deliverAll(database.context(), createCrew(worker)).catch(() => {});
  expect(pager.received).toHaveLength(1);
  pager.answer = answer;
  for (const release of held) release();
  await sending;
  await deliver();
  expect(pager.taken.map(({ event_action }) => event_action)).toEqual(["trigger", "resolve"]);
  expect(await database.pool.delivery.count({ where: { state: "delivered" } })).toBe(2);
});

function storm(count: number, channels = ["slack", "pager"]): Promise<number[]> {
  return Promise.all(
    Array.from({ length: count }, (_, index) =>
      tell({ channels, service: `shop-${index % 40}`, dedup_key: `run ${index} ESCALATED` }),
    ),
  );
}
async function gather(): Promise<void> {
  await database.pool.$executeRaw`
    UPDATE deliveries SET created_at = created_at - interval '11 seconds'`;
  await composeDigests(database.context());
  await deliver();
}

test("[exception 61] what breaks within three seconds of the first is told with it", async () => {
  const crew = createCrew(worker);
  await tell({ channels: ["slack"] });
  expect(await deliverDue(database.context(), crew)).toBe(0);
  await storm(10, ["slack"]);
  await gather();
  expect(slack.taken).toHaveLength(1);
  expect(textOf(0)).toContain("11 incidents");
});

test("[exception 61] a thousand incidents at once are one message", async () => {
  await storm(1000, ["slack"]);
  await deliver();
  expect(slack.taken).toHaveLength(0);
  await gather();
  expect(slack.taken).toHaveLength(1);
  expect(textOf(0)).toContain("1,000 incidents in 40 services at once");
  expect(textOf(0)).toContain("shop-0, shop-1");
  expect(await composeDigests(database.context())).toBe(0);
}, 240_000);

test("[exception 61] a digest ends with the last of its incidents, by the key that began it", async () => {
  await storm(40);
  await gather();
  const threads = await database.pool.noticeThread.findMany({
    where: { incident_id: { not: null }, channel: { name: "slack" } },
  });
  const [last, ...others] = threads.flatMap((row) => row.incident_id ?? []);
  for (const id of others) await endIncident(id);
  await deliver();
  expect(pager.taken.map(({ event_action }) => event_action)).toEqual(["trigger"]);
  await endIncident(last ?? "");
  await deliver();
  expect(pager.taken.map(({ event_action }) => event_action)).toEqual(["trigger", "resolve"]);
  expect(pager.taken[1]?.dedup_key).toBe(pager.taken[0]?.dedup_key);
  expect(slack.taken).toHaveLength(2);
  expect(textOf(1)).toContain("All that was told together is over");
});

test("[exception 61] a digest of news alone ends with the last of its incidents, whose own pages stay theirs", async () => {
  await storm(10, ["pager"]);
  await deliver();
  const threads = await database.pool.noticeThread.findMany();
  const ids = threads.flatMap((row) => row.incident_id ?? []);
  for (const id of ids.slice(0, 2)) {
    const change = { channels: ["pager"], thread: `incident:${id}`, kind: "run.approval-asked" };
    await again(`run of ${id}`, { ...change, incident_id: id });
  }
  await gather();
  expect(pager.taken).toHaveLength(11);
  const digestKey = pager.taken.at(-1)?.dedup_key;
  const notice = prepareNotice();
  const approval = { thread: `incident:${ids[0]}`, dedup_key: "approved", service_id: 1, notice };
  expect(await acknowledgeThread(database.context(), approval)).toBe(1);
  for (const id of ids) await endIncident(id);
  await deliver();
  expect(pager.taken.filter(({ dedup_key }) => dedup_key === digestKey)).toMatchObject([
    { event_action: "trigger" },
    { event_action: "resolve" },
  ]);
  expect(await database.pool.noticeThread.count({ where: { closed_at: null } })).toBe(0);
});

test("[exception 61] a storm that goes on is told again after five minutes, in the same thread", async () => {
  await storm(12);
  await gather();
  await Promise.all(
    Array.from({ length: 12 }, (_, index) => tell({ dedup_key: `later ${index}` })),
  );
  await gather();
  expect(pager.taken).toHaveLength(1);
  await letPass(5);
  await gather();
  expect(pager.taken.map(({ event_action }) => event_action)).toEqual(["trigger", "trigger"]);
  expect(new Set(pager.taken.map(({ dedup_key }) => dedup_key)).size).toBe(1);
});

test("ten incidents within a minute are told one by one, and one alone that gathered as itself", async () => {
  await storm(10);
  await deliver();
  expect(slack.taken).toHaveLength(10);
  await tell({ title: "the eleventh" });
  await deliver();
  expect(slack.taken).toHaveLength(10);
  await gather();
  expect(slack.taken).toHaveLength(11);
  expect(textOf(-1)).toContain("the eleventh");
});

test("what ended while it gathered is left out of the digest", async () => {
  await storm(12);
  const open = await database.pool.noticeThread.findMany({ where: { channel: { name: "slack" } } });
  const ids = open.flatMap((row) => row.incident_id ?? []);
  for (const id of ids.slice(0, 9)) await endIncident(id);
  await gather();
  expect(textOf(0)).toContain("3 incidents in");
});

test("what was told of a service ends when it is deleted", async () => {
  await again("run 1");
  await deliver();
  await endServiceThreads(database.context(), { service_id: 1, name: "user-service" });
  await endServiceThreads(database.context(), { service_id: 1, name: "user-service" });
  await deliver();
  expect(pager.taken.map(({ event_action }) => event_action)).toEqual(["trigger", "resolve"]);
  expect(textOf(-1)).toContain("user-service was deleted");
});

test("what was settled is forgotten with the retention, and what waits is not", async () => {
  await again("run 1");
  await deliver();
  await endIncident(incident_id);
  await database.pool
    .$executeRaw`UPDATE deliveries SET created_at = created_at - interval '91 days'`;
  await database.pool
    .$executeRaw`UPDATE notice_threads SET closed_at = closed_at - interval '91 days'`;
  await forgetOldDeliveries(database.context());
  expect(await database.pool.delivery.findMany()).toMatchObject([
    { state: "pending", phase: "resolved", thread },
    { state: "pending", phase: "resolved", thread },
  ]);
  expect(await database.pool.noticeThread.count()).toBe(0);
});
