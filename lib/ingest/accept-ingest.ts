import { acceptRecords, type Candidate } from "#lib/ingest/accept-records.ts";
import { authenticateKey, readKey } from "#lib/ingest/authenticate-key.ts";
import { tellDatabaseAway } from "#lib/ingest/internal/database-away.ts";
import { readNativeRecord } from "#lib/ingest/native-record.ts";
import {
  type Knock,
  notePartialRefusal,
  notePreflight,
  noteRefusal,
} from "#lib/ingest/note-refusal.ts";
import { holdBytes } from "#lib/ingest/pending-bytes.ts";
import { type Entry, readBatch, recordLimitBytes } from "#lib/ingest/read-batch.ts";
import type { IngestAnswer } from "#lib/ingest/schemas.ts";
import { createContext, systemActor } from "#lib/platform/context.ts";
import { type DatabasePool, database } from "#lib/platform/database.ts";
import { environment } from "#lib/platform/env.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { DoorRequest } from "#lib/platform/http/door.ts";
import { readBody } from "#lib/platform/http/limit-body.ts";
import { type Answer, answerJson, answerProblem } from "#lib/platform/http/problem.ts";
import { logFailure } from "#lib/platform/http/request-log.ts";
import { webLog } from "#lib/platform/logger.ts";
import type { KnownIngestKey } from "#lib/services/find-ingest-key.ts";

const bodyLimitBytes = 10 * 1024 * 1024;
const allow = "POST, OPTIONS";

/**
 * The native door, `POST /api/ingest`: 202 after the commit, never before. A function over headers and bytes, so that
 * Next and the server before it frame the same one. It never throws: every failure is an answer.
 */
export async function acceptIngest(
  request: DoorRequest,
  pool: DatabasePool = database(),
): Promise<Answer> {
  const knock: Knock = { door: "native", request, key: null };
  try {
    // Without CORS headers: browsers of other origins hear that they may not.
    if (request.method === "OPTIONS") {
      notePreflight(knock);
      return { status: 204, headers: { allow }, body: "" };
    }
    if (request.method !== "POST") {
      throw new Problem("method-not-allowed", "Send records with POST.");
    }
    const answer = await accept(request, pool, knock);
    if (answer.rejected.length > 0) notePartialRefusal(knock, answer.rejected);
    return answerJson(202, answer);
  } catch (error) {
    const known = tellDatabaseAway(error);
    logFailure(webLog(), { method: request.method, path: request.url.pathname }, known);
    noteRefusal(knock, known, readKey(request));
    const answer = answerProblem(known);
    return answer.status === 405 ? { ...answer, headers: { ...answer.headers, allow } } : answer;
  }
}

async function accept(
  request: DoorRequest,
  pool: DatabasePool,
  knock: Knock,
): Promise<IngestAnswer> {
  const now = new Date();
  // Under a storm key, body and store are there: waiting a turn for each would cost a tenth of what a post does.
  const asked = authenticateKey(pool, request, now);
  const key = asked instanceof Promise ? await asked : asked;
  knock.key = key;
  const encoding = request.headers.get("content-encoding");
  const read = readBody(request.body, bodyLimitBytes, encoding);
  const body = read instanceof Promise ? await read : read;
  const held = holdBytes(body.byteLength);
  try {
    return await acceptBody(request, pool, { now, key, body });
  } finally {
    held.release();
  }
}

function acceptBody(
  request: DoorRequest,
  pool: DatabasePool,
  { now, key, body }: { now: Date; key: KnownIngestKey; body: Buffer },
): Promise<IngestAnswer> {
  const entries = readBatch(body, request.headers.get("content-type") ?? "");
  const idempotencyKey = request.headers.get("idempotency-key");
  const shared = {
    at: now,
    retentionDays: environment().RETENTION_DAYS,
    idempotencySeed: idempotencyKey ? `${key.id} ${idempotencyKey}` : null,
  };
  requireOneRecordToFit(entries, body);
  const candidates = entries.map((entry, index) => toCandidate(entry, { ...shared, index }));
  const actor = systemActor(`ingest key ${key.id}`);
  const context = createContext({ actor, database: pool, log: webLog() });
  return acceptRecords(context, key, candidates);
}

function toCandidate(entry: Entry, arrival: Parameters<typeof readNativeRecord>[1]): Candidate {
  const { index } = arrival;
  if ("fault" in entry) return { index, errors: [{ path: "", message: entry.fault }] };
  return { ...readNativeRecord(entry.value, arrival), index };
}

/** Alone in its request, a record that is too large is the request's fault and not an entry of a list. */
function requireOneRecordToFit(entries: Entry[], body: Buffer): void {
  const [only, ...others] = entries;
  if (!only || others.length > 0 || body.length <= recordLimitBytes || !("fault" in only)) return;
  throw new Problem("too-large", "The record is larger than 1 MiB.", {
    extra: { limit_bytes: recordLimitBytes },
  });
}
