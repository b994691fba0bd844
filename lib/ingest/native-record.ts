import { createHash, randomUUID } from "node:crypto";
import { findExceptionType } from "#lib/grouping/exception-type.ts";
import { cleanText, cleanValue } from "#lib/ingest/clean-value.ts";
import { NativeRecord } from "#lib/ingest/schemas.ts";
import { readTimestamp } from "#lib/ingest/timestamp.ts";
import type { NewRecord } from "#lib/issues/new-record.ts";
import type { InputError } from "#lib/platform/errors.ts";
import { inputErrors } from "#lib/platform/http/parse-input.ts";

/** A record that lacks only the number of its service; `service` is null where the record names none. */
export type ReadRecord = Omit<NewRecord, "service_id"> & { service: string | null };
export type Reading = { record: ReadRecord } | { errors: InputError[] };

type Arrival = {
  at: Date;
  retentionDays: number;
  /** Where the whole request carries an Idempotency-Key: what makes the ids of its records repeatable. */
  idempotencySeed: string | null;
  index: number;
};

/** Turns a JSON value into a record by the contract's rules; every fault is named. */
export function readNativeRecord(value: unknown, arrival: Arrival): Reading {
  const named = withAliases(value);
  const parsed = NativeRecord.safeParse(named);
  if (!parsed.success) return { errors: inputErrors(parsed.error) };
  return { record: toRecord(parsed.data, readAttributes(named as Sent), arrival) };
}

/** `code` and `service` count where the full names are absent; otherwise they are attributes like any other. */
function withAliases(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const { code, service, ...rest } = value as Record<string, unknown>;
  const full = rest as { error_code?: unknown; service_name?: unknown };
  if (code !== undefined)
    Object.assign(rest, full.error_code == null ? { error_code: code } : { code });
  if (service !== undefined) {
    Object.assign(rest, full.service_name == null ? { service_name: service } : { service });
  }
  return rest;
}

type Sent = Record<string, unknown> & { attributes?: object | null };

/** Unknown keys join the attributes. From what was sent, because the schema drops names like `__proto__`. */
function readAttributes(sent: Sent): Record<string, unknown> {
  const unknownKeys = Object.entries(sent).filter(
    ([key]) => !Object.hasOwn(NativeRecord.shape, key),
  );
  return Object.fromEntries([...unknownKeys, ...Object.entries(sent.attributes ?? {})]);
}

function toRecord(
  given: NativeRecord,
  attributes: Record<string, unknown>,
  arrival: Arrival,
): ReadRecord {
  const time = readTimestamp(given.timestamp, arrival.at, arrival.retentionDays);
  const reported = "reported" in time ? { reported_timestamp: time.reported } : {};
  return {
    service: given.service_name ?? null,
    event_id: readEventId(given.event_id, arrival),
    timestamp: time.timestamp,
    environment: given.environment ?? "production",
    error_code: deriveErrorCode(given.error_code, given.stack_trace),
    level: given.level ?? "error",
    message: cleanText(given.message),
    request_id: textOrNull(given.request_id),
    stack_trace: textOrNull(given.stack_trace),
    release: textOrNull(given.release),
    user_id: textOrNull(given.user_id),
    url: textOrNull(given.url),
    host: textOrNull(given.host),
    fingerprint: (given.fingerprint ?? []).map(cleanText),
    attributes: cleanValue({ ...attributes, ...reported }) as NewRecord["attributes"],
  };
}

function deriveErrorCode(given: string | undefined, stackTrace: string | undefined): string {
  const code = cleanText(given ?? "").trim();
  return code || (stackTrace && findExceptionType(stackTrace)) || "UNKNOWN";
}

function textOrNull(text: string | undefined): string | null {
  return text === undefined || text === "" ? null : cleanText(text);
}

/** The nil UUID stands for “none” (RFC 9562, 5.9): as an id, all who send it would send one record. */
function readEventId(given: string | undefined, arrival: Arrival): string {
  return given && !/^[0-]+$/.test(given) ? dashed(given) : makeEventId(arrival);
}

function dashed(id: string): string {
  const hex = id.replaceAll("-", "").toLowerCase();
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-");
}

function makeEventId({ idempotencySeed, index }: Arrival): string {
  if (idempotencySeed === null) return randomUUID();
  return dashed(
    createHash("sha256").update(`${idempotencySeed} ${index}`).digest("hex").slice(0, 32),
  );
}
