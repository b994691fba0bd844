import { acceptRecords, type Candidate } from "#lib/ingest/accept-records.ts";
import { authenticateKey, readKey } from "#lib/ingest/authenticate-key.ts";
import { tellDatabaseAway } from "#lib/ingest/internal/database-away.ts";
import {
  answerExport,
  answerStatus,
  type Format,
  findFormat,
  type Refused,
} from "#lib/ingest/internal/otlp/answer-otlp.ts";
import { decodeJson } from "#lib/ingest/internal/otlp/decode-json.ts";
import { decodeProtobuf } from "#lib/ingest/internal/otlp/decode-protobuf.ts";
import { type ReadRequest, readRequest } from "#lib/ingest/internal/otlp/read-request.ts";
import { logs, type Signal, traces } from "#lib/ingest/internal/otlp/signal.ts";
import { type Knock, notePartialRefusal, noteRefusal } from "#lib/ingest/note-refusal.ts";
import { holdBytes } from "#lib/ingest/pending-bytes.ts";
import { createContext, systemActor } from "#lib/platform/context.ts";
import { type DatabasePool, database } from "#lib/platform/database.ts";
import { environment } from "#lib/platform/env.ts";
import { type InputError, Problem } from "#lib/platform/errors.ts";
import type { DoorRequest } from "#lib/platform/http/door.ts";
import { readBody } from "#lib/platform/http/limit-body.ts";
import type { AnyAnswer } from "#lib/platform/http/problem.ts";
import { logFailure } from "#lib/platform/http/request-log.ts";
import { webLog } from "#lib/platform/logger.ts";
import type { KnownIngestKey } from "#lib/services/find-ingest-key.ts";

const bodyLimitBytes = 20 * 1024 * 1024;

/**
 * The OTLP/HTTP door for logs, `POST /v1/logs`: 200 after the commit, with a partial success where items were refused
 * (opentelemetry-proto, docs/specification.md). It never throws: every failure is an answer in the request's encoding.
 */
export function acceptOtlpLogs(
  request: DoorRequest,
  pool: DatabasePool = database(),
): Promise<AnyAnswer> {
  return acceptOtlp(request, logs, pool);
}

/** The same for spans, `POST /v1/traces`: their exception events, and the spans that failed without one. */
export function acceptOtlpTraces(
  request: DoorRequest,
  pool: DatabasePool = database(),
): Promise<AnyAnswer> {
  return acceptOtlp(request, traces, pool);
}

async function acceptOtlp(
  request: DoorRequest,
  signal: Signal,
  pool: DatabasePool,
): Promise<AnyAnswer> {
  const format = findFormat(request.headers.get("content-type"));
  const knock: Knock = { door: "otlp", request, key: null };
  try {
    if (request.method !== "POST") {
      throw new Problem("method-not-allowed", `Send ${signal.words.many} with POST.`);
    }
    if (!format) {
      throw new Problem(
        "unknown-encoding",
        "Content-Type is not one of application/x-protobuf, application/json.",
      );
    }
    return answerExport(format, signal, await accept(request, { format, signal, pool, knock }));
  } catch (error) {
    const known = inWordsOfOtlp(error);
    logFailure(webLog(), { method: request.method, path: request.url.pathname }, known);
    noteRefusal(knock, known, readKey(request));
    return answerStatus(format ?? "json", known);
  }
}

type Around = { format: Format; signal: Signal; pool: DatabasePool; knock: Knock };

async function accept(request: DoorRequest, around: Around): Promise<Refused | null> {
  const { format, signal, pool } = around;
  const at = new Date();
  const key = await authenticateKey(pool, request, at);
  around.knock.key = key;
  const encoding = request.headers.get("content-encoding");
  const body = await readBody(request.body, bodyLimitBytes, encoding);
  const held = holdBytes(body.byteLength);
  try {
    const decoded = format === "json" ? decodeJson(body) : decodeProtobuf(body, signal.request);
    const arrival = { at, retentionDays: environment().RETENTION_DAYS };
    return await store(readRequest(decoded, { signal, key, arrival, body }), key, around);
  } finally {
    held.release();
  }
}

async function store(
  { items, candidates }: ReadRequest,
  key: KnownIngestKey,
  { signal, pool, knock }: Around,
): Promise<Refused | null> {
  const faults = candidates.filter((candidate) => "errors" in candidate);
  const sound = candidates.filter((candidate) => "record" in candidate);
  const refusesAll = faults.length > 0 && sound.length === 0 && countItems(faults) === items;
  if (refusesAll) throw allRefused(faults);
  const rejected: { index: number; errors: InputError[] }[] = [...faults];
  if (sound.length > 0) {
    const actor = systemActor(`ingest key ${key.id}`);
    const context = createContext({ actor, database: pool, log: webLog() });
    rejected.push(...(await acceptRecords(context, key, sound)).rejected);
  }
  const [first] = rejected;
  if (!first) return null;
  notePartialRefusal(knock, rejected);
  const count = countItems(rejected);
  const { one, many } = signal.words;
  const message = `${count} of ${items} ${items === 1 ? one : many} refused. ${first.errors[0]?.message}`;
  return { items: count, message };
}

function countItems(parts: { index: number }[]): number {
  return new Set(parts.map(({ index }) => index)).size;
}

function allRefused(faults: Extract<Candidate, { errors: InputError[] }>[]): Problem {
  const forbidden = faults.every((fault) => fault.forbidden);
  const errors = faults[0]?.errors ?? [];
  const message = errors[0]?.message ?? "";
  return new Problem(forbidden ? "forbidden" : "unreadable-body", message, { errors });
}

/** OTLP knows one answer for what must not be sent again, 400, and wants to be told when to try what may be. */
function inWordsOfOtlp(error: unknown): unknown {
  if (error instanceof Problem && error.code === "wrong-input") {
    return new Problem("unreadable-body", error.message, error.evidence);
  }
  return tellDatabaseAway(error);
}
