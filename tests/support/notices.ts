import { randomUUID } from "node:crypto";
import { createChannel } from "#lib/notifications/create-channel.ts";
import type { NewNotice } from "#lib/notifications/notify.ts";
import type { Context } from "#lib/platform/context.ts";

export const routingKey = "0123456789abcdef0123456789abcdef";

/** A hand-over in an incident of its own, with what the test wants otherwise. */
export function prepareNotice(change: Partial<NewNotice> = {}): NewNotice {
  const incident_id = change.incident_id ?? randomUUID();
  return {
    channels: [],
    kind: "run.escalated",
    dedup_key: `run ${randomUUID()} ESCALATED`,
    thread: `incident:${incident_id}`,
    service: "user-service",
    service_id: 1,
    environment: "production",
    incident_id,
    run_id: null,
    title: "user-service: restart-web did not recover the service",
    summary: "5 errors TIMEOUT in 60 s. No step is left.",
    severity: "error",
    verdict: "not_recovered",
    attempts: [
      {
        ...{ step: 1, action: "restart", target: "user-service-web" },
        ...{ result: "failed", detail: "Connection refused" },
      },
    ],
    facts: [],
    path: "/recovery",
    links: [{ label: "Graph", path: "/services/user-service" }],
    actions: [{ label: "Run again", url: "/scenarios/restart-web" }],
    ...change,
  };
}

/** A channel of a chat that listens on loopback. */
export function addChat(
  context: Context,
  name: string,
  type: "slack" | "discord" | "teams",
  url: string,
) {
  return createChannel(context, { name, type, config: { url, allow_private: true } });
}

/** A pager whose events go to loopback. */
export function addPager(context: Context, name: string, url: string) {
  const config = { routing_key: routingKey, url, allow_private: true };
  return createChannel(context, { name, type: "pagerduty", config });
}
