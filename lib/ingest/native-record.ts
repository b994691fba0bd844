import { createHash } from "node:crypto";
import { findExceptionType } from "#lib/grouping/exception-type.ts";
import { holdsStack } from "#lib/grouping/message-words.ts";
import { cleanText, cleanValue } from "#lib/ingest/clean-value.ts";
import { dashedUuid } from "#lib/ingest/dashed-uuid.ts";
import { newEventId } from "#lib/ingest/new-event-id.ts";
import { readLevel } from "#lib/ingest/read-level.ts";
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
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const parsed = NativeRecord.safeParse(value);
    return { errors: parsed.error ? inputErrors(parsed.error) : [] };
  }
  const { fields, others } = isSorted(value) ? { fields: value, others: [] } : sortFields(value);
  const parsed = NativeRecord.safeParse(fields);
  if (!parsed.success) return { errors: inputErrors(parsed.error) };
  // From what was sent, because the schema drops names like `__proto__`.
  const given = fields.attributes ?? {};
  const attributes =
    others.length > 0 ? Object.fromEntries([...others, ...Object.entries(given)]) : given;
  return { record: toRecord(parsed.data, attributes, arrival) };
}

const longestCode = 200;
const names: ReadonlySet<string> = new Set(Object.keys(NativeRecord.shape));
const words: ReadonlySet<string> = new Set(["error_code", "request_id", "release", "user_id"]);
const shortNames: ReadonlyMap<string, string> = new Map([
  ["code", "error_code"],
  ["service", "service_name"],
]);

type Fields = Record<string, unknown> & { attributes?: object };

/** Whether it was sent as it is read, as most are: no other keys, nothing null, texts as texts. */
function isSorted(sent: object): sent is Fields {
  const given = sent as Record<string, unknown>;
  for (const key of Object.keys(sent)) {
    const value = given[key];
    if (value === null || !names.has(key) || asText(key, value) !== value) return false;
  }
  return true;
}

/**
 * The fields that a record has, and every other key. `code` and `service` count where the full names are absent;
 * otherwise they are attributes like any other. Null stands for “not given”, as many serialisers write it.
 */
function sortFields(sent: object): { fields: Fields; others: [string, unknown][] } {
  const fields: Fields = {};
  const others: [string, unknown][] = [];
  const given = sent as Record<string, unknown>;
  for (const key of Object.keys(sent)) {
    const full = shortNames.get(key);
    const name = full !== undefined && (given[full] ?? null) === null ? full : key;
    if (!names.has(name)) others.push([key, given[key]]);
    else if (given[key] !== null) fields[name] = asText(name, given[key]);
  }
  return { fields, others };
}

/** Codes and ids are often numbers where they come from, levels have a logger's name, and stacks are lists of lines. */
function asText(name: string, value: unknown): unknown {
  if (typeof value === "number" && words.has(name)) return String(value);
  if (name === "level" && typeof value === "string") return asLevel(value);
  if (name === "stack_trace" && Array.isArray(value)) return joinLines(value);
  if (name !== "fingerprint" || !Array.isArray(value)) return value;
  if (!value.some((part) => typeof part === "number")) return value;
  return value.map((part) => (typeof part === "number" ? String(part) : part));
}

/** An empty level is one that is not given; an unknown one is refused by its name. */
function asLevel(word: string): string | undefined {
  return word.trim() === "" ? undefined : (readLevel(word) ?? word);
}

function joinLines(lines: unknown[]): unknown {
  return lines.every((line) => typeof line === "string") ? lines.join("\n") : lines;
}

function toRecord(given: NativeRecord, sent: object, arrival: Arrival): ReadRecord {
  const time = readTimestamp(given.timestamp, arrival.at, arrival.retentionDays);
  const attributes = "reported" in time ? { ...sent, reported_timestamp: time.reported } : sent;
  return {
    service: given.service_name ?? null,
    event_id: readEventId(given.event_id, arrival),
    timestamp: time.timestamp,
    environment: given.environment ?? "production",
    error_code: deriveErrorCode(given),
    level: given.level ?? "error",
    message: cleanText(given.message),
    request_id: textOrNull(given.request_id),
    stack_trace: textOrNull(given.stack_trace),
    release: textOrNull(given.release),
    user_id: textOrNull(given.user_id),
    url: textOrNull(given.url),
    host: textOrNull(given.host),
    fingerprint: (given.fingerprint ?? []).map(cleanText),
    attributes: cleanValue(attributes) as NewRecord["attributes"],
  };
}

/** Also of a stack that came within the message. */
function deriveErrorCode({ error_code, stack_trace, message }: NativeRecord): string {
  const code = cleanText(error_code ?? "").trim();
  if (code) return code;
  const stack = stack_trace || (holdsStack(message) ? message : "");
  return findExceptionType(stack)?.slice(0, longestCode) ?? "UNKNOWN";
}

function textOrNull(text: string | undefined): string | null {
  return text === undefined || text === "" ? null : cleanText(text);
}

/** The nil UUID stands for “none” (RFC 9562, 5.9): as an id, all who send it would send one record. */
function readEventId(given: string | undefined, arrival: Arrival): string {
  return given && !/^[0-]+$/.test(given)
    ? dashedUuid(given.replaceAll("-", "").toLowerCase())
    : makeEventId(arrival);
}

function makeEventId({ idempotencySeed, index, at }: Arrival): string {
  if (idempotencySeed === null) return newEventId(at);
  return dashedUuid(
    createHash("sha256").update(`${idempotencySeed} ${index}`).digest("hex").slice(0, 32),
  );
}
