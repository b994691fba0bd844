import { randomBytes } from "node:crypto";
import { afterAll, afterEach, expect, test } from "vitest";
import { createChannel } from "#lib/notifications/create-channel.ts";
import { deleteChannel } from "#lib/notifications/delete-channel.ts";
import { listChannels } from "#lib/notifications/list-channels.ts";
import { notify } from "#lib/notifications/notify.ts";
import { CreateChannel } from "#lib/notifications/schemas.ts";
import { testChannel } from "#lib/notifications/test-channel.ts";
import { useDatabase } from "#tests/support/database.ts";
import { startWebhookReceiver } from "#tests/support/webhook-receiver.ts";

const database = useDatabase();
const hook = await startWebhookReceiver();
const secret = `whsec_${randomBytes(32).toString("base64")}`;
const webhook: CreateChannel = {
  name: "ops",
  type: "webhook",
  config: { url: hook.url, secret, allow_private: true },
};

afterEach(async () => {
  await database.pool.channel.deleteMany();
});
afterAll(() => hook.close());

test("a channel's secret is sealed, and neither answered nor audited", async () => {
  const created = await createChannel(database.context(), webhook);
  const { data } = await listChannels(database.context());
  expect(data).toEqual([created]);
  expect(created).toMatchObject({ type: "webhook", pending: 0, last_delivery: null });
  const stored = await database.pool.channel.findMany();
  const audit = await database.pool.auditEntry.findMany();
  const readable = JSON.stringify([created, data, stored, audit], (_key, value) =>
    typeof value === "bigint" ? String(value) : value,
  );
  expect(readable).not.toContain(secret.slice(6, 20));
  expect(audit.map(({ action }) => action)).toContain("create-channel");
});

test("a private address needs allow_private beside it", async () => {
  const config = { url: hook.url, secret };
  await expect(
    createChannel(database.context(), { name: "x", type: "webhook", config }),
  ).rejects.toThrow(/allow_private/);
  await expect(
    createChannel(database.context(), {
      name: "x",
      type: "webhook",
      config: { secret, allow_private: true, url: "http://169.254.169.254/latest" },
    }),
  ).rejects.toThrow(/metadata addresses are never called/);
});

test.each(["viewer", "operator"] as const)("a %s sees and changes no channel", async (role) => {
  const context = database.context(role);
  await expect(listChannels(context)).rejects.toThrow(/right to admin/);
  await expect(createChannel(context, webhook)).rejects.toThrow(/right to admin/);
  await expect(deleteChannel(context, "ops")).rejects.toThrow(/right to admin/);
  await expect(testChannel(context, "ops")).rejects.toThrow(/right to admin/);
});

test("a name is taken once; deleting by name or id takes what waits with it", async () => {
  const { id } = await createChannel(database.context(), webhook);
  await expect(createChannel(database.context(), webhook)).rejects.toThrow(/already/);
  await notify(database.context(), {
    channels: ["ops"],
    kind: "run.escalated",
    dedup_key: "1",
    thread: "run:1",
    service: null,
    service_id: null,
    incident_id: null,
    run_id: null,
    title: "Title",
    summary: "Summary",
    facts: [],
    path: "/",
  });
  const { data } = await listChannels(database.context());
  expect(data[0]).toMatchObject({
    pending: 1,
    last_delivery: { state: "pending", title: "Title" },
  });
  await deleteChannel(database.context(), "ops");
  await expect(deleteChannel(database.context(), id)).rejects.toThrow(/no such channel/);
  expect(await database.pool.delivery.count()).toBe(0);
});

test("a test says what the receiver answered", async () => {
  const { id } = await createChannel(database.context(), webhook);
  expect(await testChannel(database.context(), id)).toEqual({
    result: "ok",
    detail: "The receiver answered 204.",
  });
  expect(JSON.parse(hook.received[0]?.body ?? "{}")).toMatchObject({ type: "channel.test" });
  hook.answer = (_request, response) => response.writeHead(403).end();
  expect(await testChannel(database.context(), "ops")).toEqual({
    result: "failed",
    detail: "The receiver answered 403.",
  });
});

test("an e-mail channel may exist without a mail server, and its test says what is missing", async () => {
  await createChannel(database.context(), {
    name: "mail",
    type: "email",
    config: { to: ["ops@example.com"] },
  });
  const test = await testChannel(database.context(), "mail");
  expect(test.result).toBe("failed");
  expect(test.detail).toContain("SMTP_URL is missing");
});

test("an unknown type answers which types there are", () => {
  const parsed = CreateChannel.safeParse({ name: "x", type: "fax", config: {} });
  expect(parsed.error?.issues[0]?.message).toContain("slack, discord, teams, pagerduty, webhook");
});

test.each(["secret", "whsec_", "whsec_short"])(
  "the secret %j is refused before anything is stored",
  async (wrong) => {
    const input = { ...webhook, config: { ...webhook.config, secret: wrong } };
    expect(CreateChannel.safeParse(input).success).toBe(false);
  },
);
