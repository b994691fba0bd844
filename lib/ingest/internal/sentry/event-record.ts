import { simpleType } from "#lib/grouping/error-chain.ts";
import { cleanText, cleanValue } from "#lib/ingest/clean-value.ts";
import { describeEvent } from "#lib/ingest/internal/sentry/event-attributes.ts";
import { readEventId } from "#lib/ingest/internal/sentry/event-id.ts";
import { readLogLine, readMessage } from "#lib/ingest/internal/sentry/event-message.ts";
import { type Arrival, readEventTime } from "#lib/ingest/internal/sentry/event-time.ts";
import {
  bounded,
  firstText,
  type Loose,
  objectOf,
  pairsOf,
  textOf,
  tidyName,
} from "#lib/ingest/internal/sentry/loose.ts";
import { listNotInApp } from "#lib/ingest/internal/sentry/not-in-app.ts";
import { readRequestId } from "#lib/ingest/internal/sentry/request-id.ts";
import { renderStack } from "#lib/ingest/internal/sentry/stack/render-stack.ts";
import { readCallsBeside, readThrown, type Thrown } from "#lib/ingest/internal/sentry/thrown.ts";
import type { ReadRecord } from "#lib/ingest/native-record.ts";
import { readLevel } from "#lib/ingest/read-level.ts";
import type { NewRecord } from "#lib/issues/new-record.ts";
import type { Level } from "#lib/issues/schemas.ts";

/** Where an event goes: the service of its address, and whether its tags may name another one. */
export type Place = { service: string; mayNameService: boolean };

const mostParts = 16;
const longestPart = 200;

/**
 * The record of an event (develop.sentry.dev, “Event Payloads”); every shape that SDKs are known to send is taken. The id
 * of the envelope counts before the event's own. Throws `unreadable-body` where ids were sent and none is a UUID.
 */
export function readEvent(
  event: Loose,
  envelopeId: unknown,
  place: Place,
  arrival: Arrival,
): ReadRecord {
  const pairs = pairsOf(event.tags);
  const tags = new Map(pairs);
  const time = readEventTime(event.timestamp, arrival);
  const thrown = readThrown(event);
  const message = readMessage(event, thrown);
  const request = objectOf(event.request ?? event["sentry.interfaces.Http"]);
  const line = readLogLine(event);
  const not_in_app = listNotInApp(thrown);
  const beside = {
    ...(not_in_app.length > 0 ? { not_in_app } : {}),
    // What the program was about to do when it failed, as its log says.
    ...(line === null || line === message ? {} : { log_message: line }),
    ...("reported" in time ? { reported_timestamp: time.reported } : {}),
  };
  return {
    service: (place.mayNameService && nameService(tags)) || place.service,
    event_id: readEventId(envelopeId, event.event_id),
    timestamp: time.timestamp,
    environment:
      tidyName(textOf(event.environment) ?? tags.get("environment") ?? null, 64) ?? "production",
    error_code: readCode(event, tags, thrown),
    level: levelOf(event.level),
    message: cleanText(message),
    request_id: readRequestId(event, tags),
    stack_trace: readStack(event, thrown, message),
    release: bounded(firstText(event.release, tags.get("release")), 200),
    user_id: bounded(readUser(event.user ?? event["sentry.interfaces.User"]), 200),
    url: bounded(firstText(request.url, tags.get("url")), 4000),
    host: bounded(firstText(event.server_name, tags.get("server_name")), 255),
    fingerprint: readFingerprint(event.fingerprint),
    attributes: cleanValue(describeEvent(event, pairs, beside)) as NewRecord["attributes"],
  };
}

function nameService(tags: Map<string, string>): string | null {
  return tidyName(tags.get("service") ?? tags.get("service.name") ?? null, 100);
}

/** What the service itself calls it, else the type of the error without its package. */
function readCode(event: Loose, tags: Map<string, string>, thrown: Thrown | null): string {
  const given = firstText(tags.get("error_code"), objectOf(event.extra).error_code);
  const type = thrown?.type ?? null;
  const short = type === null || /\s/.test(type) ? type : simpleType(type);
  return bounded(given ?? short, 200)?.trim() ?? "UNKNOWN";
}

/** A level in Sentry's words or in those of its logs; an event that says none is an error. */
export function levelOf(value: unknown): Level {
  return readLevel(textOf(value) ?? "") ?? "error";
}

function readStack(event: Loose, thrown: Thrown | null, message: string): string | null {
  const platform = textOf(event.platform) ?? "other";
  const sdk = textOf(objectOf(event.sdk).name) ?? "";
  const text = renderStack(thrown ?? withoutType(message, event), platform, sdk);
  return text === null ? null : cleanText(text);
}

/** A message with the calls that led to it. */
function withoutType(message: string, event: Loose): Thrown {
  return {
    type: null,
    value: message,
    module: null,
    calls: readCallsBeside(event),
    handled: true,
    synthetic: true,
    cause: null,
    causeIsContext: false,
    members: [],
  };
}

function readUser(user: unknown): string | null {
  const { id, username, email } = objectOf(user);
  return firstText(id, username, email);
}

/** `{{ default }}` alone says what is said without a fingerprint. */
function readFingerprint(value: unknown): string[] {
  const sent: unknown[] = Array.isArray(value) ? value : [value];
  const parts = sent
    .slice(0, mostParts)
    .flatMap((part) => bounded(textOf(part), longestPart) ?? []);
  const [only, ...others] = parts;
  return others.length === 0 && /^\{\{\s*default\s*\}\}$/.test(only ?? "") ? [] : parts;
}
