import { Webhook } from "standardwebhooks";
import { Problem } from "#lib/platform/errors.ts";
import type { Action, StepParams } from "#lib/recovery/schemas.ts";

/** One action as it is asked of a target. `idempotency_key` stays the same over retries of the same attempt. */
export type Order = {
  action: Action;
  params: StepParams | null;
  idempotency_key: string;
  service: string;
  environment: string;
  run_id: string;
  requested_by: string;
};

export type PreparedRequest = {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
};

const methodsWithoutBody = ["GET", "DELETE"];
/** By their definition in HTTP, sending these twice has the effect of sending them once. */
const repeatableMethods = ["GET", "PUT", "DELETE"];

export function methodOf(params: StepParams | null): string {
  return params?.method ?? "POST";
}

/** Whether the call may be sent again when nobody knows whether it arrived. */
export function isRepeatable(params: StepParams | null): boolean {
  return repeatableMethods.includes(methodOf(params));
}

/** The URL of a path below `base_url`. Throws `wrong-input` when the path leads out of it. */
export function joinUrl(base_url: string, path: string): string {
  const base = new URL(base_url.endsWith("/") ? base_url : `${base_url}/`);
  const url = new URL(path.replace(/^\/+/, "./"), base);
  if (url.origin === base.origin && url.pathname.startsWith(base.pathname)) return url.toString();
  throw new Problem("wrong-input", `The path ${path} leads out of the target's base_url.`);
}

/** The request of an action, signed as Standard Webhooks do where the target has a secret. */
export function prepareRequest(
  target: { base_url: string; secret: string | null },
  order: Order,
  now: Date,
): PreparedRequest {
  const { params, idempotency_key, ...rest } = order;
  const method = methodOf(params);
  const body = methodsWithoutBody.includes(method)
    ? ""
    : JSON.stringify({ ...rest, params: params?.body ?? {} });
  return {
    url: joinUrl(target.base_url, params?.path ?? `/paramedic/${order.action}`),
    method,
    headers: {
      accept: "application/json",
      "idempotency-key": idempotency_key,
      ...(body ? { "content-type": "application/json" } : {}),
      ...signCall(target.secret, idempotency_key, now, body),
    },
    ...(body ? { body } : {}),
  };
}

/** The three headers of Standard Webhooks; none without a secret. */
export function signCall(
  secret: string | null,
  id: string,
  now: Date,
  body: string,
): Record<string, string> {
  if (secret === null) return {};
  const webhook = openSecret(secret);
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": webhook.sign(id, now, body),
  };
}

/** A `whsec_…` secret is base64 as the standard has it; any other is taken as its own bytes. */
export function openSecret(secret: string): Webhook {
  return secret.startsWith("whsec_")
    ? new Webhook(secret)
    : new Webhook(Buffer.from(secret, "utf8"), { format: "raw" });
}
