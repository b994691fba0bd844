import { acceptRecords } from "#lib/ingest/accept-records.ts";
import { acceptReports } from "#lib/ingest/accept-reports.ts";
import { requireKey } from "#lib/ingest/authenticate-key.ts";
import { tellDatabaseAway } from "#lib/ingest/internal/database-away.ts";
import { answerFault, answerPreflight, answerTaken } from "#lib/ingest/internal/sentry/answers.ts";
import { measureDrift } from "#lib/ingest/internal/sentry/event-time.ts";
import { findProject } from "#lib/ingest/internal/sentry/find-project.ts";
import { findDsn, findSecret } from "#lib/ingest/internal/sentry/find-secret.ts";
import { type Envelope, readEnvelope } from "#lib/ingest/internal/sentry/read-envelope.ts";
import { type Reading, readItems } from "#lib/ingest/internal/sentry/read-items.ts";
import { readStore } from "#lib/ingest/internal/sentry/read-store.ts";
import { type Knock, noteRefusal } from "#lib/ingest/note-refusal.ts";
import { holdBytes } from "#lib/ingest/pending-bytes.ts";
import { createContext, systemActor } from "#lib/platform/context.ts";
import { type DatabasePool, database } from "#lib/platform/database.ts";
import { environment } from "#lib/platform/env.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { DoorRequest } from "#lib/platform/http/door.ts";
import { readBody } from "#lib/platform/http/limit-body.ts";
import type { Answer } from "#lib/platform/http/problem.ts";
import { logFailure } from "#lib/platform/http/request-log.ts";
import { webLog } from "#lib/platform/logger.ts";
import type { KnownIngestKey } from "#lib/services/find-ingest-key.ts";

const bodyLimitBytes = 20 * 1024 * 1024;
const path = /^\/api\/(\d{1,18})\/(envelope|store)\/*$/;

/** Who sends: a valid key and the name of the service that the path means. */
type Sender = { key: KnownIngestKey; service: string };

/**
 * The Sentry door, `POST /api/<numeric service id>/envelope/` and `/store/`: 200 once what is kept is durable. A function
 * over headers and bytes, like the native door. It never throws: every failure is an answer, and bad input is never a 5xx.
 */
export async function acceptSentry(
  request: DoorRequest,
  pool: DatabasePool = database(),
): Promise<Answer> {
  const knock: Knock = { door: "sentry", request, key: null };
  try {
    if (request.method === "OPTIONS") return answerPreflight();
    if (request.method !== "POST") {
      throw new Problem("method-not-allowed", "Send envelopes and events with POST.");
    }
    return answerTaken(await accept(request, pool, knock));
  } catch (error) {
    const known = tellDatabaseAway(error);
    logFailure(webLog(), { method: request.method, path: request.url.pathname }, known);
    noteRefusal(knock, known, findSecret(request));
    return answerFault(known);
  }
}

/** The id of the event that was taken; null where the envelope held none. */
async function accept(
  request: DoorRequest,
  pool: DatabasePool,
  knock: Knock,
): Promise<string | null> {
  const now = new Date();
  const [, project, endpoint] = path.exec(request.url.pathname) ?? [];
  if (project === undefined) throw new Problem("not-found", "There is no such address.");
  const secret = findSecret(request);
  // Whoever shows a key shows it before anything is read; a tunnel's key is in the body.
  const found = secret === null ? null : findSender(pool, secret, project, now);
  const sender: Sender | null = found instanceof Promise ? await found : found;
  knock.key = sender?.key ?? null;
  const encoding = request.headers.get("content-encoding");
  const read = readBody(request.body, bodyLimitBytes, encoding);
  const body = read instanceof Promise ? await read : read;
  const held = holdBytes(body.byteLength);
  try {
    const known: Sender =
      sender ?? (await findTunnelled(pool, endpoint === "envelope" ? body : null, project, now));
    knock.key = known.key;
    const envelope =
      endpoint === "envelope" ? readEnvelope(body) : await readStore(body, bodyLimitBytes);
    return await keep(request, pool, { ...known, envelope, now });
  } finally {
    held.release();
  }
}

function findSender(
  pool: DatabasePool,
  secret: string,
  project: string,
  now: Date,
): Sender | Promise<Sender> {
  const withService = (key: KnownIngestKey) => {
    const service = findProject(pool, key, project, now);
    if (typeof service === "string") return { key, service };
    return service.then((name) => ({ key, service: name }));
  };
  const key = requireKey(pool, secret, now);
  return key instanceof Promise ? key.then(withService) : withService(key);
}

async function findTunnelled(
  pool: DatabasePool,
  body: Buffer | null,
  project: string,
  now: Date,
): Promise<Sender> {
  const dsn = body && findDsn(body);
  if (!dsn) {
    throw new Problem(
      "unauthorized",
      "Send the ingest key of the DSN: as ?sentry_key=<key> or in X-Sentry-Auth.",
    );
  }
  if (Number(dsn.project) !== Number(project)) {
    throw new Problem(
      "forbidden",
      "The DSN of the envelope names another service than the address.",
    );
  }
  return findSender(pool, dsn.secret, project, now);
}

async function keep(
  request: DoorRequest,
  pool: DatabasePool,
  { key, service, envelope, now }: Sender & { envelope: Envelope; now: Date },
): Promise<string | null> {
  const { headers } = request;
  const reading = readItems(envelope, {
    place: { service, mayNameService: key.service === null },
    sender: `${headers.get("x-forwarded-for")} ${headers.get("user-agent")}`,
    arrival: {
      at: now,
      retentionDays: environment().RETENTION_DAYS,
      clockDrift: measureDrift(envelope.header.sent_at, now),
    },
  });
  const actor = systemActor(`ingest key ${key.id}`);
  const context = createContext({ actor, database: pool, log: webLog() });
  if (reading.records.length > 0) {
    const candidates = reading.records.map((record, index) => ({ index, record }));
    await acceptRecords(context, key, candidates);
  }
  if (reading.reports.length > 0) await keepReports(context, reading);
  return reading.eventId;
}

/** Where an error of the same envelope is kept already, the loss of a report beside it is no failure of the request. */
async function keepReports(
  context: Parameters<typeof acceptReports>[0],
  { records, reports }: Reading,
): Promise<void> {
  try {
    await acceptReports(context, reports);
  } catch (error) {
    if (records.length === 0) throw error;
    context.log.error({ err: error }, "reports beside an error were not kept");
  }
}
