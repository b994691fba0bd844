import type { SideReport } from "#lib/ingest/accept-reports.ts";
import { deriveUuid, readUuid } from "#lib/ingest/internal/sentry/event-id.ts";
import { type Arrival, readEventTime } from "#lib/ingest/internal/sentry/event-time.ts";
import {
  bounded,
  firstText,
  type Loose,
  listOf,
  numberOf,
  objectOf,
  pairsOf,
  textOf,
  tidyName,
} from "#lib/ingest/internal/sentry/loose.ts";
import { readRequestId } from "#lib/ingest/internal/sentry/request-id.ts";

/** What reports beside errors share: where they come from. */
export type Reporter = {
  service: string;
  /** Of the trace that the envelope belongs to; client reports name none of their own. */
  environment: string;
  /** Address and program of the sender: two senders may send the same bytes at the same time. */
  sender: string;
};

const longestMessage = 10_000;
const longestName = 255;
const mostAtOnce = 1_000_000_000;
const ofErrors = new Set(["error", "default"]);
/** What the service's own code decided not to send is no loss. */
const wanted = new Set(["before_send", "event_processor", "ignored"]);

/** How many errors the SDK says that it lost or left out of a sample; none where it lost none. */
export function readClientReport(
  payload: unknown,
  bytes: Buffer,
  reporter: Reporter,
  arrival: Arrival,
): SideReport[] {
  const { timestamp, discarded_events } = objectOf(payload);
  const discarded = Array.isArray(discarded_events) ? listOf(discarded_events) : [];
  const quantity = discarded
    .filter(({ category }) => ofErrors.has(textOf(category) ?? ""))
    .filter(({ reason }) => !wanted.has(textOf(reason) ?? ""))
    .reduce((sum, entry) => sum + Math.max(0, Math.floor(numberOf(entry.quantity) ?? 0)), 0);
  if (quantity === 0) return [];
  const { service, environment, sender } = reporter;
  const id = deriveUuid(service, sender, bytes);
  const at = readEventTime(timestamp, arrival).timestamp;
  return [
    { id, service, environment, at, kind: "dropped", quantity: Math.min(quantity, mostAtOnce) },
  ];
}

/** A sign of life of a monitor; none where it does not say which and how it is. */
export function readCheckIn(
  payload: unknown,
  bytes: Buffer,
  { service, sender }: Reporter,
  arrival: Arrival,
): SideReport[] {
  const { monitor_slug, status, environment } = objectOf(payload);
  const monitor = tidyName(textOf(monitor_slug), 200);
  const state = tidyName(textOf(status), 64);
  if (monitor === null || state === null) return [];
  const named = tidyName(textOf(environment), 64) ?? "production";
  const id = deriveUuid(service, sender, bytes, arrival.at.toISOString());
  return [
    { id, service, environment: named, at: arrival.at, kind: "check-in", monitor, status: state },
  ];
}

/** What a person wrote: in the form of today (an event whose context holds it) or the older one (a report of its own). */
export function readFeedback(
  payload: unknown,
  bytes: Buffer,
  reporter: Reporter,
  arrival: Arrival,
): SideReport[] {
  const sent = objectOf(payload);
  const { feedback } = objectOf(sent.contexts);
  return feedback === undefined
    ? readUserReport(sent, bytes, reporter, arrival)
    : readFeedbackEvent(sent, objectOf(feedback), reporter, arrival);
}

function readFeedbackEvent(
  event: Loose,
  feedback: Loose,
  reporter: Reporter,
  arrival: Arrival,
): SideReport[] {
  const message = bounded(textOf(feedback.message), longestMessage);
  if (message === null) return [];
  const user = objectOf(event.user);
  return [
    {
      id: readUuid(event.event_id) ?? deriveUuid(reporter.service, JSON.stringify(event)),
      service: reporter.service,
      environment: tidyName(textOf(event.environment), 64) ?? reporter.environment,
      at: readEventTime(event.timestamp, arrival).timestamp,
      kind: "feedback",
      event_id: readUuid(feedback.associated_event_id),
      request_id: readRequestId(event, new Map(pairsOf(event.tags))),
      name: bounded(firstText(feedback.name, user.name, user.username), longestName),
      email: bounded(firstText(feedback.contact_email, user.email), longestName),
      message,
    },
  ];
}

function readUserReport(
  sent: Loose,
  bytes: Buffer,
  reporter: Reporter,
  arrival: Arrival,
): SideReport[] {
  const message = bounded(textOf(sent.comments), longestMessage);
  if (message === null) return [];
  return [
    {
      id: deriveUuid(reporter.service, bytes),
      service: reporter.service,
      environment: reporter.environment,
      at: arrival.at,
      kind: "feedback",
      event_id: readUuid(sent.event_id),
      request_id: null,
      name: bounded(textOf(sent.name), longestName),
      email: bounded(textOf(sent.email), longestName),
      message,
    },
  ];
}
