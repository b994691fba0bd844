import {
  bounded,
  firstText,
  type Loose,
  objectOf,
  pairsOf,
} from "#lib/ingest/internal/sentry/loose.ts";

const longest = 200;

/** The id of the request in which an event came up: by its `tags`, else by the request's header, else its trace. */
export function readRequestId(event: Loose, tags: ReadonlyMap<string, string>): string | null {
  const { headers } = objectOf(event.request ?? event["sentry.interfaces.Http"]);
  const header = pairsOf(headers).find(([name]) => name.toLowerCase() === "x-request-id");
  const { trace } = objectOf(event.contexts);
  const id = firstText(
    tags.get("request_id"),
    tags.get("transaction_id"),
    header?.[1],
    objectOf(trace).trace_id,
  );
  return bounded(id, longest);
}
