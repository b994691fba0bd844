import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { createCrew, deliverDue } from "#lib/notifications/deliver-due.ts";
import { settleTry } from "#lib/notifications/internal/settle-try.ts";
import { claimDelivery } from "#lib/notifications/internal/sql/claim-delivery.ts";
import { listChannels } from "#lib/notifications/list-channels.ts";
import { listDeliveries } from "#lib/notifications/list-deliveries.ts";
import { type NewNotice, notify } from "#lib/notifications/notify.ts";
import { retryDelivery } from "#lib/notifications/retry-delivery.ts";
import { testChannel } from "#lib/notifications/test-channel.ts";
import { startPagerDuty, startSlack } from "#tests/support/chat-receivers.ts";
import { useDatabase } from "#tests/support/database.ts";
import { deliverAll, endWaitForCompany } from "#tests/support/deliveries.ts";
import { addChat, addPager, prepareNotice } from "#tests/support/notices.ts";
import { startWebhookReceiver } from "#tests/support/webhook-receiver.ts";

const database = useDatabase();
const slack = await startSlack();
const second = await startSlack();
const pager = await startPagerDuty();
const receivers = [slack, second, pager];
const answers = receivers.map(({ answer }) => answer);
const worker = { id: "test", signal: new AbortController().signal };
const deliver = () => deliverAll(database.context(), createCrew(worker));
const tell = (change: Partial<NewNotice> = {}) =>
  notify(database.context(), prepareNotice({ channels: ["slack"], ...change }));

beforeEach(async () => {
  await addChat(database.context(), "slack", "slack", slack.url);
});
afterEach(async () => {
  await database.pool.channel.deleteMany();
  receivers.forEach((receiver, index) => {
    receiver.answer = answers[index] ?? receiver.answer;
    receiver.taken.length = 0;
    receiver.received.length = 0;
  });
});
afterAll(async () => {
  for (const receiver of receivers) await receiver.close();
});

/** Answers every request from now on with this status. */
function refuse(status: number, headers: Record<string, string> = {}): void {
  slack.answer = (_request, response) => response.writeHead(status, headers).end("said so");
}
async function requireChannel(name: string) {
  const { data } = await listChannels(database.context());
  const channel = data.find((candidate) => candidate.name === name);
  if (!channel) throw new Error(`there is no channel ${name}`);
  return channel;
}
const makeDue = () =>
  database.pool.delivery.updateMany({
    where: { state: "pending" },
    data: { next_try_at: new Date(0) },
  });

test.each([400, 401, 403, 404])(
  "[exception 60] %i is a fault of the set-up: it stops at once, and stands on the channel",
  async (status) => {
    await tell();
    refuse(status);
    await deliver();
    expect(await requireChannel("slack")).toMatchObject({
      fault: { reason: `The receiver answered ${status}. It said: said so` },
      disabled_at: null,
      last_delivery: { state: "failed", tries: 1 },
    });
    await makeDue();
    await deliver();
    expect(slack.received).toHaveLength(1);
  },
);

test("[exception 60] a channel that comes back is without fault, and its message arrives once", async () => {
  await tell();
  for (const status of [500, 429, 503]) {
    refuse(status, { "retry-after": "60" });
    await deliver();
    await makeDue();
    expect((await requireChannel("slack")).fault?.reason).toContain(String(status));
  }
  slack.answer = answers[0] ?? slack.answer;
  await deliver();
  expect(slack.taken).toHaveLength(1);
  expect(await requireChannel("slack")).toMatchObject({
    fault: null,
    last_delivery: { state: "delivered", tries: 4 },
  });
});

test("[exception 60] 410 disables the channel with its reason, and others are told what waited in it", async () => {
  await addChat(database.context(), "second", "slack", second.url);
  await tell({ title: "the first" });
  await tell({ title: "the second" });
  refuse(410);
  await deliver();
  expect(slack.received).toHaveLength(1);
  const disabled = await requireChannel("slack");
  expect(disabled).toMatchObject({
    ...{ pending: 0, fault: { reason: "The receiver answered 410. It said: said so" } },
  });
  expect(disabled.disabled_at).not.toBeNull();
  const titles = second.taken.map(({ blocks }) => JSON.stringify(blocks[0]));
  expect(titles.sort()).toEqual([
    expect.stringContaining("the first"),
    expect.stringContaining("the second"),
  ]);
  expect(JSON.stringify(second.taken)).toContain("The channel slack. The receiver answered 410.");
  const audit = await database.pool.auditEntry.findMany({
    where: { object_id: disabled.id, action: "disable-channel" },
  });
  expect(audit).toHaveLength(1);

  // While it is disabled, what names it goes to those that work.
  second.taken.length = 0;
  await tell({ title: "the third" });
  await deliver();
  expect(slack.received).toHaveLength(1);
  expect(second.taken).toHaveLength(1);
});

test("a test that arrives enables the channel again", async () => {
  await tell();
  refuse(410);
  await deliver();
  expect(await testChannel(database.context(), "slack")).toMatchObject({ result: "failed" });
  expect((await requireChannel("slack")).disabled_at).not.toBeNull();
  slack.answer = answers[0] ?? slack.answer;
  expect(await testChannel(database.context(), "slack")).toMatchObject({ result: "ok" });
  expect(await requireChannel("slack")).toMatchObject({ disabled_at: null, fault: null });
  await tell();
  await deliver();
  expect(slack.taken).toHaveLength(2);
});

test("[exception 60] a second channel is told when the first fails for the third time, or for good", async () => {
  await addPager(database.context(), "pager", pager.url);
  await tell();
  refuse(500);
  for (const expected of [0, 0, 1, 1]) {
    await deliver();
    await makeDue();
    expect(pager.taken).toHaveLength(expected);
  }
  expect(pager.taken[0]).toMatchObject({
    payload: {
      custom_details: {
        "Not reached": "The channel slack. The receiver answered 500. It said: said so",
      },
    },
  });
});

test("a second channel is not troubled when the notice has one that works", async () => {
  await addPager(database.context(), "pager", pager.url);
  await addChat(database.context(), "second", "slack", second.url);
  await tell({ channels: ["slack", "second"] });
  refuse(404);
  await deliver();
  await deliver();
  expect(second.taken).toHaveLength(1);
  expect(pager.taken).toHaveLength(0);
});

test("[exception 60] however many channels never answer, one that works is told at once", async () => {
  const dead = await startWebhookReceiver();
  dead.answer = () => {};
  await addPager(database.context(), "pager", pager.url);
  const names = Array.from({ length: 40 }, (_, index) => `dead-${index}`);
  for (const name of names) await addChat(database.context(), name, "slack", dead.url);
  await database.pool.channel.updateMany({
    where: { name: { startsWith: "dead" } },
    data: { fault: "The channel did not answer within 15 s." },
  });
  const stop = new AbortController();
  const crew = createCrew({ id: "test", signal: stop.signal });
  await tell({ channels: names });
  await endWaitForCompany(database.context());
  while ((await deliverDue(database.context(), crew)) > 0);
  // Of 24 lanes, 8 are for channels whose last try arrived.
  expect(crew.lanes.size).toBe(16);
  await expect.poll(() => dead.received.length, { timeout: 5_000 }).toBe(16);
  for (const title of ["one", "two", "three"]) {
    await tell({ channels: ["pager"], title });
    await endWaitForCompany(database.context());
    expect(await deliverDue(database.context(), crew)).toBe(1);
    await expect.poll(() => crew.lanes.size, { timeout: 5_000 }).toBe(16);
  }
  expect(pager.taken).toHaveLength(3);
  expect(dead.received).toHaveLength(16);
  stop.abort();
  await Promise.all(crew.lanes);
  // Cut off by our own end: nobody's fault, and due at once for the next worker.
  expect(
    await database.pool.delivery.count({ where: { state: "pending", lease_until: null } }),
  ).toBe(40);
  await dead.close();
});

test("[exception 60] a receiver that never answers is left after 15 s, with another try before it", async () => {
  slack.answer = () => {};
  await tell();
  await deliver();
  expect(await requireChannel("slack")).toMatchObject({
    fault: { reason: "The channel did not answer within 15 s." },
    last_delivery: { state: "pending", tries: 1 },
  });
});

test("the last messages of a channel say when they are tried next, and can be sent again", async () => {
  const { id } = await requireChannel("slack");
  await tell();
  refuse(404);
  await deliver();
  const [failed] = (await listDeliveries(database.context(), id, { limit: 10 })).data;
  expect(failed).toMatchObject({ state: "failed", next_try_at: null, phase: "opened", tries: 1 });
  slack.answer = answers[0] ?? slack.answer;
  const wanted = { channel: id, delivery: failed?.id ?? "" };
  await retryDelivery(database.context(), wanted);
  const [waiting] = (await listDeliveries(database.context(), "slack", { limit: 10 })).data;
  expect(waiting).toMatchObject({ state: "pending", tries: 0 });
  expect(waiting?.next_try_at).not.toBeNull();
  await deliver();
  expect(slack.taken).toHaveLength(1);
  await expect(retryDelivery(database.context(), wanted)).rejects.toThrow(/It has arrived/);
  await expect(retryDelivery(database.context(), { channel: id, delivery: "x" })).rejects.toThrow(
    /no such delivery/,
  );
  await expect(retryDelivery(database.context("operator"), wanted)).rejects.toThrow(/admin/);
  const audit = await database.pool.auditEntry.findMany({
    where: { object_id: id, action: "retry-delivery" },
  });
  expect(audit).toHaveLength(1);
});

/** Makes every insert of a delivery into this channel fail while `work` goes on. */
async function withBrokenOutbox(channel_id: string, work: () => Promise<void>): Promise<void> {
  await database.pool.$executeRaw`
    CREATE FUNCTION refuse_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the database went away'; END $$`;
  await database.pool.$executeRawUnsafe(`
    CREATE TRIGGER refuse_delivery BEFORE INSERT ON deliveries FOR EACH ROW
    WHEN (NEW.channel_id = '${channel_id}') EXECUTE FUNCTION refuse_delivery()`);
  await work();
  await database.pool.$executeRaw`DROP FUNCTION refuse_delivery CASCADE`;
}

test.each([404, 410])(
  "[exception 60] after a crash at a %i the try is made again, and another channel is told all that waited",
  async (status) => {
    const { id } = await addChat(database.context(), "second", "slack", second.url);
    await tell({ title: "the first" });
    await tell({ title: "the second" });
    refuse(status);
    await withBrokenOutbox(id, deliver);
    expect(await database.pool.delivery.count({ where: { state: "failed" } })).toBe(0);
    await database.pool.delivery.updateMany({ data: { lease_until: null } });
    await deliver();
    expect(await database.pool.delivery.count({ where: { state: "failed" } })).toBe(2);
    const titles = second.taken.map(({ blocks }) => JSON.stringify(blocks[0])).sort();
    expect(titles).toEqual([
      expect.stringContaining("the first"),
      expect.stringContaining("the second"),
    ]);
  },
);

test("a refusal that comes while the worker stops leaves its try to the next worker", async () => {
  await addChat(database.context(), "second", "slack", second.url);
  await tell();
  await endWaitForCompany(database.context());
  const claimed = await claimDelivery(database.pool, { steadyOnly: false });
  if (!claimed) throw new Error("nothing is due");
  const refused = { outcome: "refused", detail: "404", retry_after_seconds: null } as const;
  await settleTry(database.context(), claimed, { ...refused, stopping: true });
  expect(await database.pool.delivery.findMany()).toMatchObject([
    { state: "pending", lease_until: null, tries: 1 },
  ]);
  expect((await requireChannel("slack")).fault).toBeNull();
});

test("when nobody can be told, that is all that happens", async () => {
  await database.pool.channel.deleteMany();
  expect(await tell()).toBe(0);
});
