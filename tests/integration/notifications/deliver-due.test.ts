import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { createChannel } from "#lib/notifications/create-channel.ts";
import { createCrew, deliverDue } from "#lib/notifications/deliver-due.ts";
import { WebhookBody } from "#lib/notifications/notice-schemas.ts";
import { type NewNotice, notify } from "#lib/notifications/notify.ts";
import { useDatabase } from "#tests/support/database.ts";
import { countTries, deliverAll, endWaitForCompany } from "#tests/support/deliveries.ts";
import { startSmtpReceiver } from "#tests/support/smtp-receiver.ts";
import { startWebhookReceiver } from "#tests/support/webhook-receiver.ts";

const smtp = await startSmtpReceiver();
// Before anything reads the environment of this process.
process.env.SMTP_URL = smtp.url;
process.env.SMTP_FROM = "Paramedic <paramedic@example.com>";
process.env.BASE_URL = "https://errors.example";

const database = useDatabase();
const hook = await startWebhookReceiver();
const secret = `whsec_${randomBytes(24).toString("base64")}`;
const worker = { id: "test", signal: new AbortController().signal };
/** Makes every try that is due, and answers how many. */
async function deliver(crew = createCrew(worker)): Promise<number> {
  const before = await countTries(database);
  await deliverAll(database.context(), crew);
  return (await countTries(database)) - before;
}

beforeEach(() => {
  hook.answer = (_request, response) => response.writeHead(204).end();
});
afterEach(async () => {
  await database.pool.channel.deleteMany();
  hook.received.length = 0;
  smtp.mails.length = 0;
  smtp.refused = null;
});
afterAll(async () => {
  await hook.close();
  await smtp.close();
});

function addWebhook(name: string, url = hook.url) {
  return createChannel(database.context(), {
    name,
    type: "webhook",
    config: { url, secret, allow_private: true },
  });
}
function addEmail(name: string, to: string[]) {
  return createChannel(database.context(), { name, type: "email", config: { to } });
}
function notice(change: Partial<NewNotice> = {}): NewNotice {
  const { dedup_key = "run.escalated:1" } = change;
  return {
    channels: ["ops"],
    kind: "run.escalated",
    dedup_key,
    thread: `run:${dedup_key}`,
    service: "user-service",
    service_id: 1,
    environment: "production",
    incident_id: null,
    run_id: null,
    title: "user-service needs a human",
    summary: "The restart was tried twice and the errors go on.",
    facts: [{ label: "Tried", value: "restart user-service-web, twice" }],
    path: "/recovery/runs/1",
    ...change,
  };
}
const makeDue = () => database.pool.delivery.updateMany({ data: { next_try_at: new Date(0) } });
const onlyDelivery = () => database.pool.delivery.findFirstOrThrow();

test("a notice arrives as a webhook whose signature the receiver can verify", async () => {
  await addWebhook("ops");
  expect(await notify(database.context(), notice())).toBe(1);
  expect(await deliver()).toBe(1);

  const [request] = hook.received;
  const verified = new Webhook(secret).verify(request?.body ?? "", request?.headers ?? {});
  expect(WebhookBody.parse(verified)).toMatchObject({
    type: "run.escalated",
    data: {
      title: "user-service needs a human",
      service: "user-service",
      environment: "production",
      url: "https://errors.example/recovery/runs/1",
      facts: [{ label: "Tried", value: "restart user-service-web, twice" }],
    },
  });
  expect(() => new Webhook(secret).verify(`${request?.body} `, request?.headers ?? {})).toThrow();
  expect(await onlyDelivery()).toMatchObject({ state: "delivered", tries: 1, last_error: null });
  expect(await deliver()).toBe(0);
});

test("[exception 60] a webhook that fails is tried again later, with the same id and a signature of its own time", async () => {
  await addWebhook("ops");
  await notify(database.context(), notice());
  hook.answer = (_request, response) => response.writeHead(500).end("no");
  await deliver();

  const waiting = await onlyDelivery();
  expect(waiting).toMatchObject({
    state: "pending",
    tries: 1,
    last_error: "The receiver answered 500.",
  });
  expect(waiting.next_try_at.getTime() - Date.now()).toBeGreaterThan(3_000);
  expect(waiting.next_try_at.getTime() - Date.now()).toBeLessThan(6_500);
  expect(await deliver()).toBe(0);

  hook.answer = (_request, response) => response.writeHead(200).end();
  await makeDue();
  expect(await deliver()).toBe(1);
  expect(await onlyDelivery()).toMatchObject({ state: "delivered", tries: 2 });
  const [first, second] = hook.received;
  expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  expect(second?.body).toBe(first?.body);
  new Webhook(secret).verify(second?.body ?? "", second?.headers ?? {});
});

test("[exception 60] Retry-After of a receiver is honoured", async () => {
  await addWebhook("ops");
  await notify(database.context(), notice());
  hook.answer = (_request, response) => response.writeHead(429, { "retry-after": "900" }).end();
  await deliver();
  const { next_try_at } = await onlyDelivery();
  expect((next_try_at.getTime() - Date.now()) / 1000).toBeGreaterThan(890);
});

test("[exception 60] 410 ends a delivery at once", async () => {
  await addWebhook("ops");
  await notify(database.context(), notice());
  hook.answer = (_request, response) => response.writeHead(410).end();
  await deliver();
  expect(await onlyDelivery()).toMatchObject({ state: "failed", tries: 1 });
  await makeDue();
  expect(await deliver()).toBe(0);
});

test("after the last try a delivery is failed, and keeps why", async () => {
  await addWebhook("ops");
  await notify(database.context(), notice());
  await database.pool.delivery.updateMany({ data: { tries: 9, next_try_at: new Date(0) } });
  hook.answer = (_request, response) => response.writeHead(503).end();
  await deliver();
  expect(await onlyDelivery()).toMatchObject({
    state: "failed",
    tries: 10,
    last_error: "The receiver answered 503.",
  });
});

test("the same dedup key reaches the same channel once, ever", async () => {
  await addWebhook("ops");
  const counts = await Promise.all(
    [1, 2, 3, 4].map(() => notify(database.context(), notice({ title: "again" }))),
  );
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
  await deliver();
  expect(await notify(database.context(), notice())).toBe(0);
  expect(await notify(database.context(), notice({ dedup_key: "run.escalated:2" }))).toBe(1);
  await deliver();
  expect(hook.received).toHaveLength(2);
});

test.each([
  ["a channel that does not exist", ["ops", "nobody"]],
  ["no channel", []],
])("a notice that names %s goes to every channel", async (_case, channels) => {
  await addWebhook("ops");
  await addEmail("mail", ["ops@example.com"]);
  expect(await notify(database.context(), notice({ channels }))).toBe(2);
  await deliver();
  expect(hook.received).toHaveLength(1);
  expect(smtp.mails).toHaveLength(1);
});

test("a notice rolled back with its transaction is never sent", async () => {
  await addWebhook("ops");
  const context = database.context();
  await expect(
    database.pool.$transaction(async (transaction) => {
      await notify({ ...context, database: transaction }, notice());
      throw new Error("the run could not be stored");
    }),
  ).rejects.toThrow("could not be stored");
  expect(await deliver()).toBe(0);
});

test("[exception 60] a channel that hangs delays no other, and is tried by one sender at a time", async () => {
  const slow = await startWebhookReceiver();
  const held: (() => void)[] = [];
  slow.answer = (_request, response) => {
    held.push(() => response.writeHead(204).end());
  };
  await addWebhook("slow", slow.url);
  await addWebhook("ops");
  for (const number of [1, 2, 3]) {
    const dedup_key = `storm:${number}`;
    await notify(database.context(), notice({ channels: ["slow"], dedup_key }));
    await notify(database.context(), notice({ dedup_key }));
  }
  const crew = createCrew(worker);
  const round = deliverAll(database.context(), crew);
  await expect.poll(() => hook.received.length, { timeout: 5_000 }).toBe(3);
  expect(slow.received).toHaveLength(1);

  // While the slow one keeps a lane, what came meanwhile leaves by another.
  await notify(database.context(), notice({ dedup_key: "storm:4" }));
  await endWaitForCompany(database.context());
  expect(await deliverDue(database.context(), crew)).toBe(1);
  await expect.poll(() => hook.received.length, { timeout: 5_000 }).toBe(4);
  expect(slow.received).toHaveLength(1);

  slow.answer = (_request, response) => response.writeHead(204).end();
  for (const release of held) release();
  await round;
  await deliver();
  expect(await database.pool.delivery.count({ where: { state: "delivered" } })).toBe(7);
  await slow.close();
});

test("a worker that stops gives its try back, to be made at once by another", async () => {
  const stop = new AbortController();
  hook.answer = () => stop.abort();
  await addWebhook("ops");
  await notify(database.context(), notice());
  await deliver(createCrew({ id: "stopping", signal: stop.signal }));
  expect(await onlyDelivery()).toMatchObject({ state: "pending", lease_until: null });
  hook.answer = (_request, response) => response.writeHead(204).end();
  expect(await deliver()).toBe(1);
  expect(hook.received[1]?.headers["webhook-id"]).toBe(hook.received[0]?.headers["webhook-id"]);
});

test("a try whose worker died is made again when its lease is over", async () => {
  await addWebhook("ops");
  await notify(database.context(), notice());
  await database.pool.delivery.updateMany({
    data: { tries: 1, next_try_at: new Date(0), lease_until: new Date(Date.now() + 20_000) },
  });
  expect(await deliver()).toBe(0);
  await database.pool.delivery.updateMany({ data: { lease_until: new Date(Date.now() - 1_000) } });
  expect(await deliver()).toBe(1);
  expect(await onlyDelivery()).toMatchObject({ state: "delivered", tries: 2, lease_until: null });
});

test("a sender whose lease was taken over writes nothing", async () => {
  const held: (() => void)[] = [];
  hook.answer = (_request, response) => {
    held.push(() => response.writeHead(500).end());
  };
  await addWebhook("ops");
  await notify(database.context(), notice());
  const late = deliverAll(database.context(), createCrew(worker));
  await expect.poll(() => held.length, { timeout: 5_000 }).toBe(1);
  await database.pool.delivery.updateMany({ data: { lease_until: new Date(0) } });
  hook.answer = (_request, response) => response.writeHead(204).end();
  expect(await deliver()).toBe(1);
  const delivered = await onlyDelivery();
  expect(delivered).toMatchObject({ state: "delivered", tries: 2 });
  expect(delivered.delivered_at).not.toBeNull();
  held[0]?.();
  await late;
  expect(await onlyDelivery()).toEqual(delivered);
});

test("a notice arrives as a mail, in text and HTML, with a subject and without a secret", async () => {
  await addEmail("ops", ["ops@example.com", "second@example.com"]);
  await notify(database.context(), notice());
  await deliver();
  const [mail] = smtp.mails;
  expect(mail).toMatchObject({
    from: "paramedic@example.com",
    to: ["ops@example.com", "second@example.com"],
  });
  expect(mail?.content).toContain("Subject: user-service needs a human");
  expect(mail?.content).toContain("text/plain");
  expect(mail?.content).toContain("text/html");
  expect(mail?.content).toContain("https://errors.example/recovery/runs/1");
  const { id } = await onlyDelivery();
  expect(mail?.content).toContain(`<${id}@errors.example>`);
});

test("a mail server that refuses the only receiver leaves the reason and another try", async () => {
  smtp.refused = "gone@example.com";
  await addEmail("ops", ["gone@example.com"]);
  await notify(database.context(), notice());
  await deliver();
  const delivery = await onlyDelivery();
  expect(delivery.state).toBe("pending");
  expect(delivery.last_error).toContain("550 5.1.1 no such mailbox");
});
