import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { acknowledgeThread } from "#lib/notifications/acknowledge-thread.ts";
import { createChannel } from "#lib/notifications/create-channel.ts";
import { createCrew } from "#lib/notifications/deliver-due.ts";
import { endThread } from "#lib/notifications/end-thread.ts";
import { listChannels } from "#lib/notifications/list-channels.ts";
import { WebhookBody } from "#lib/notifications/notice-schemas.ts";
import { notify } from "#lib/notifications/notify.ts";
import { testChannel } from "#lib/notifications/test-channel.ts";
import {
  startDiscord,
  startPagerDuty,
  startSlack,
  startTeams,
} from "#tests/support/chat-receivers.ts";
import { useDatabase } from "#tests/support/database.ts";
import { deliverAll } from "#tests/support/deliveries.ts";
import { awkwardMessages } from "#tests/support/messages.ts";
import { addChat, addPager, prepareNotice, routingKey } from "#tests/support/notices.ts";
import { startSmtpReceiver } from "#tests/support/smtp-receiver.ts";
import { startWebhookReceiver } from "#tests/support/webhook-receiver.ts";

const smtp = await startSmtpReceiver();
process.env.SMTP_URL = smtp.url;
process.env.SMTP_FROM = "Paramedic <paramedic@example.com>";
process.env.BASE_URL = "https://errors.example";

const database = useDatabase();
const slack = await startSlack();
const discord = await startDiscord();
const teams = await startTeams();
const pager = await startPagerDuty();
const hook = await startWebhookReceiver();
const secret = `whsec_${randomBytes(24).toString("base64")}`;
const worker = { id: "test", signal: new AbortController().signal };
const deliver = () => deliverAll(database.context(), createCrew(worker));
const secretPath = "/T000/B000/canaryCanaryCanary";

beforeAll(async () => {
  const context = database.context();
  await addChat(context, "slack", "slack", slack.url + secretPath);
  await addChat(context, "discord", "discord", discord.url + secretPath);
  await addChat(context, "teams", "teams", `${teams.url + secretPath}?sig=canary`);
  await addPager(context, "pager", pager.url);
  const config = { url: hook.url, secret, allow_private: true };
  await createChannel(context, { name: "hook", type: "webhook", config });
  await createChannel(context, { name: "mail", type: "email", config: { to: ["a@b.example"] } });
});
afterEach(async () => {
  await database.pool.delivery.deleteMany();
  await database.pool.noticeThread.deleteMany();
  for (const { taken, received } of [slack, discord, teams, pager]) {
    taken.length = 0;
    received.length = 0;
  }
  hook.received.length = 0;
  smtp.mails.length = 0;
});
afterAll(async () => {
  for (const receiver of [slack, discord, teams, pager, hook, smtp]) await receiver.close();
});

function countArrived() {
  return database.pool.delivery.count({ where: { state: "delivered" } });
}

test("one hand-over arrives in all six formats, each as its receiver takes it", async () => {
  expect(await notify(database.context(), prepareNotice())).toBe(6);
  await deliver();
  expect(await countArrived()).toBe(6);
  const bodies = [slack.taken, discord.taken, teams.taken, pager.taken].map((taken) => {
    expect(taken).toHaveLength(1);
    return JSON.stringify(taken[0]);
  });
  const mail = smtp.mails[0]?.content.replaceAll("=\n", "") ?? "";
  for (const told of [...bodies, mail, hook.received[0]?.body]) {
    expect(told).toContain("restart-web did not recover the service");
    expect(told).toContain("5 errors TIMEOUT in 60 s. No step is left.");
    expect(told).toContain("user-service");
    expect(told).toContain("production");
    expect(told).toContain("Connection refused");
    expect(told).toContain("https://errors.example/recovery");
    expect(told).toContain("https://errors.example/services/user-service");
    expect(told).toContain("https://errors.example/scenarios/restart-web");
  }
  const [request] = hook.received;
  const verified = new Webhook(secret).verify(request?.body ?? "", request?.headers ?? {});
  expect(WebhookBody.parse(verified).data).toMatchObject({
    ...{ phase: "opened", verdict: "not_recovered", severity: "error", more: 0 },
    attempts: [{ step: 1, target: "user-service-web", result: "failed" }],
    actions: [{ label: "Run again", url: "https://errors.example/scenarios/restart-web" }],
  });
});

test.each(awkwardMessages)("%s is taken by every receiver", async (_name, message) => {
  await notify(database.context(), prepareNotice({ ...message, thread: "run:1" }));
  await deliver();
  expect(await countArrived()).toBe(6);
});

test("PagerDuty is told of beginning, approval and end by one key, others of beginning and end", async () => {
  const notice = prepareNotice({ kind: "run.approval-asked" });
  const { thread, service_id } = notice;
  await notify(database.context(), notice);
  await deliver();
  const acknowledgement = { thread, service_id, notice, dedup_key: "approved" };
  expect(await acknowledgeThread(database.context(), acknowledgement)).toBe(1);
  expect(await acknowledgeThread(database.context(), acknowledgement)).toBe(0);
  await deliver();
  const end = { ...notice, kind: "incident.recovered", title: "user-service recovered" };
  expect(await endThread(database.context(), { thread, service_id, notice: end })).toBe(6);
  expect(await endThread(database.context(), { thread, service_id, notice: end })).toBe(0);
  await deliver();
  expect(pager.taken.map(({ event_action }) => event_action)).toEqual([
    "trigger",
    "acknowledge",
    "resolve",
  ]);
  expect(new Set(pager.taken.map(({ dedup_key }) => dedup_key)).size).toBe(1);
  expect(slack.taken.map(({ blocks }) => JSON.stringify(blocks[0]))).toEqual([
    expect.stringContaining("did not recover"),
    expect.stringContaining("user-service recovered"),
  ]);
  expect(smtp.mails).toHaveLength(2);
  const references = smtp.mails.map(({ content }) => /^References: .*$/m.exec(content)?.[0]);
  expect(references[0]).toBeTruthy();
  expect(references[1]).toBe(references[0]);
});

test("a test arrives in every format, and the pager's ends what it began", async () => {
  const { data } = await listChannels(database.context());
  for (const { id } of data) {
    expect(await testChannel(database.context(), id)).toMatchObject({ result: "ok" });
  }
  expect(pager.taken.map(({ event_action }) => event_action)).toEqual(["trigger", "resolve"]);
  expect(pager.taken[0]).toMatchObject({ payload: { severity: "info" } });
  for (const { taken } of [slack, discord, teams]) expect(taken).toHaveLength(1);
});

test("addresses of chats and routing keys are sealed: no answer, row, audit entry or message has them", async () => {
  await notify(database.context(), prepareNotice());
  await deliver();
  const { data } = await listChannels(database.context());
  const { pool } = database;
  const rows = [
    ...(await pool.channel.findMany()),
    ...(await pool.delivery.findMany()),
    ...(await pool.auditEntry.findMany()),
  ];
  const told = [slack.taken, discord.taken, teams.taken, hook.received, smtp.mails];
  const readable = JSON.stringify([data, rows, told], (_key, value) =>
    typeof value === "bigint" ? String(value) : value,
  );
  expect(readable).not.toContain("canary");
  expect(readable).not.toContain(routingKey);
  expect(readable).not.toContain(secret.slice(6, 20));
  const slackRow = data.find(({ name }) => name === "slack");
  expect(slackRow?.config).toEqual({
    hint: `${new URL(slack.url).host} …nary`,
    allow_private: true,
  });
  expect(data.find(({ name }) => name === "pager")?.config).toMatchObject({ hint: "…cdef" });
});

test("what a chat says of a fault is shown, without the secret that it repeats", async () => {
  const address = slack.url + secretPath;
  const { answer } = slack;
  slack.answer = (_request, response) => response.writeHead(404).end(`no_service at ${address}`);
  const failed = await testChannel(database.context(), "slack");
  slack.answer = answer;
  expect(failed).toEqual({
    result: "failed",
    detail: "The receiver answered 404. It said: no_service at [secret]",
  });
  expect(await testChannel(database.context(), "slack")).toMatchObject({ result: "ok" });
});

test.each([
  ["slack", { url: "http://127.0.0.1:9/x" }],
  ["discord", { url: "http://localhost:9/x" }],
  ["teams", { url: "http://169.254.169.254/x", allow_private: true }],
] as const)("an address of %s that may not be called is refused", async (type, config) => {
  await expect(createChannel(database.context(), { name: "x", type, config })).rejects.toThrow(
    /The URL is refused/,
  );
});
