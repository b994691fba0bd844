import { randomUUID } from "node:crypto";
import { callOutbound, type OutboundAnswer } from "#lib/platform/outbound.ts";
import { compareHash } from "#lib/platform/secrets.ts";
import { type CallFault, classifyStatus } from "#lib/recovery/call-fault.ts";
import {
  type ConfigChange,
  type ConfigState,
  keepValue,
  writeCanonical,
} from "#lib/recovery/config-change.ts";
import { joinUrl, type Order, signCall } from "#lib/recovery/http-request.ts";
import type { CallLimits } from "#lib/recovery/internal/adapters/adapter.ts";
import type { HttpTargetConfig } from "#lib/recovery/target-schemas.ts";

/** The service answered, but not with what was asked. */
export class ConfigRefusal extends Error {
  override name = "ConfigRefusal";
  readonly fault: CallFault;

  constructor(fault: CallFault, detail: string) {
    super(detail);
    this.fault = fault;
  }
}

/** Reads a setting and its version. Throws `ConfigRefusal`, or what the network threw. */
export async function readConfig(
  config: HttpTargetConfig,
  { key, path }: ConfigChange,
  limits: CallLimits,
): Promise<ConfigState> {
  const answer = await callConfig(
    config,
    { method: "GET", path, id: `read.${randomUUID()}` },
    limits,
  );
  const fault = classifyStatus(answer.status);
  if (fault) throw new ConfigRefusal(fault, `GET ${path} answered ${answer.status}`);
  const state = parseState(key, answer);
  if (state) return state;
  throw new ConfigRefusal("unknown", `GET ${path} answered neither value and version`);
}

/** Changes a setting if it still has this version. Throws what the network threw. */
export function writeConfig(
  config: HttpTargetConfig,
  { key, path }: ConfigChange,
  write: { value: unknown; version: string; id: string; order: Order },
  limits: CallLimits,
): Promise<OutboundAnswer> {
  const { value, version, id } = write;
  const { service, environment, run_id, requested_by } = write.order;
  const about = { service, environment, run_id, requested_by };
  const body = JSON.stringify({ key, value, version, ...about });
  return callConfig(config, { method: "PUT", path, id, body, version }, limits);
}

function callConfig(
  config: HttpTargetConfig,
  call: { method: string; path: string; id: string; body?: string; version?: string },
  limits: CallLimits,
): Promise<OutboundAnswer> {
  const { method, path, id, body, version } = call;
  return callOutbound({
    ...{ method, ...limits, allowPrivate: config.allow_private === true },
    url: joinUrl(config.base_url, path),
    headers: {
      accept: "application/json",
      ...(body === undefined ? {} : { "content-type": "application/json", "idempotency-key": id }),
      ...(version === undefined ? {} : { "if-match": `"${version}"` }),
      ...signCall(config.secret ?? null, id, new Date(), body ?? ""),
    },
    ...(body === undefined ? {} : { body }),
  });
}

function parseState(key: string, { body, headers }: OutboundAnswer): ConfigState | null {
  const parsed = readJson(body);
  const version = readVersion(parsed?.version, headers.etag);
  if (parsed?.value === undefined || version === null) return null;
  return { version, value_hash: hashValue(parsed.value), value: keepValue(key, parsed.value) };
}

/** By which a value is compared: the same for the same value, however it is written. */
export function hashValue(value: unknown): string {
  return compareHash(writeCanonical(value));
}

/** An entity tag is what `If-Match` is compared with, so it goes before the member of the body. */
function readVersion(member: unknown, etag: unknown): string | null {
  const tagged = typeof etag === "string" ? /^"([^"]*)"$/.exec(etag)?.[1] : undefined;
  const version = tagged ?? (typeof member === "number" ? String(member) : member);
  return typeof version === "string" && /^[\x21\x23-\x7e]{1,200}$/.test(version) ? version : null;
}

function readJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
