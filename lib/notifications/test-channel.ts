import { randomUUID } from "node:crypto";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { markChannel } from "#lib/notifications/internal/sql/mark-channel.ts";
import type { SendOutcome } from "#lib/notifications/judge-answer.ts";
import { Message, type Phase } from "#lib/notifications/notice-schemas.ts";
import { requireChannel } from "#lib/notifications/require-channel.ts";
import type { ChannelTest } from "#lib/notifications/schemas.ts";
import { sendNotice } from "#lib/notifications/send-notice.ts";
import type { Context } from "#lib/platform/context.ts";

type StoredChannel = Awaited<ReturnType<typeof requireChannel>>;

/**
 * Sends a test through a channel and waits for its answer, at most 15 s for each of its messages; throws `not-found`.
 * A test that arrives ends what was wrong with the channel, and what waits in it is sent at once.
 */
export async function testChannel(context: Context, idOrName: string): Promise<ChannelTest> {
  requireAccess(context.actor, "admin");
  const channel = await requireChannel(context, idOrName);
  const outcome = await sendTest(context, channel);
  const arrived = outcome.outcome === "delivered";
  const test: ChannelTest = { result: arrived ? "ok" : "failed", detail: outcome.detail };
  await markChannel(context.database, {
    id: channel.id,
    fault: arrived ? null : outcome.detail,
    disabled: !arrived && (outcome.outcome === "gone" || channel.disabled_at !== null),
  });
  if (arrived && channel.fault !== null) await releaseWaiting(context, channel.id);
  await recordAudit(context, {
    action: "test-channel",
    object: { type: "channel", id: channel.id },
    after: test,
  });
  return test;
}

/** The test of a pager ends what it began, so that nobody has to. */
async function sendTest(context: Context, channel: StoredChannel): Promise<SendOutcome> {
  const delivery = { id: randomUUID(), created_at: context.now() };
  const send = (phase: Phase) =>
    sendNotice({ channel, delivery, message: prepareTest(channel.name, delivery.id, phase) });
  const opened = await send("opened");
  if (channel.type !== "pagerduty" || opened.outcome !== "delivered") return opened;
  return send("resolved");
}

async function releaseWaiting({ database, now }: Context, channel_id: string): Promise<void> {
  await database.delivery.updateMany({
    where: { channel_id, state: "pending", lease_until: null },
    data: { next_try_at: now() },
  });
}

function prepareTest(name: string, id: string, phase: Phase): Message {
  return Message.parse({
    kind: "channel.test",
    service: null,
    environment: null,
    incident_id: null,
    run_id: null,
    title: `Test of the channel ${name}`,
    summary: "Notifications of Paramedic arrive here. Nothing is wrong.",
    severity: "info",
    facts: [],
    path: "/settings/channels",
    thread: `test:${id}`,
    phase,
  });
}
