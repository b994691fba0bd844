import { randomUUID } from "node:crypto";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { requireChannel } from "#lib/notifications/require-channel.ts";
import type { ChannelTest, Notice } from "#lib/notifications/schemas.ts";
import { sendNotice } from "#lib/notifications/send-notice.ts";
import type { Context } from "#lib/platform/context.ts";

/** Sends a test through a channel and waits for its answer, at most 15 s; throws `not-found`. */
export async function testChannel(context: Context, idOrName: string): Promise<ChannelTest> {
  requireAccess(context.actor, "admin");
  const channel = await requireChannel(context, idOrName);
  const outcome = await sendNotice({
    channel,
    delivery: { id: randomUUID(), created_at: context.now() },
    notice: prepareTest(channel.name),
  });
  const test: ChannelTest = {
    result: outcome.outcome === "delivered" ? "ok" : "failed",
    detail: outcome.detail,
  };
  await recordAudit(context, {
    action: "test-channel",
    object: { type: "channel", id: channel.id },
    after: test,
  });
  return test;
}

function prepareTest(name: string): Notice {
  return {
    kind: "channel.test",
    service: null,
    environment: null,
    incident_id: null,
    run_id: null,
    title: `Test of the channel ${name}`,
    summary: "Notifications of Paramedic arrive here. Nothing is wrong.",
    facts: [],
    path: "/settings/channels",
  };
}
