import { Problem } from "#lib/platform/errors.ts";
import { type Answer, answerJson, answerProblem, jsonHeaders } from "#lib/platform/http/problem.ts";

/** Browsers send from any origin, and no answer holds anything that another origin may not see. */
const cors = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "x-sentry-error, x-sentry-rate-limits, retry-after",
};

const allowedHeaders = [
  ...["x-sentry-auth", "x-requested-with", "x-forwarded-for", "x-ingest-key", "origin", "referer"],
  ...["accept", "content-type", "authentication", "authorization", "content-encoding"],
  ...["transfer-encoding", "sentry-trace", "baggage", "traceparent", "x-csrftoken"],
].join(", ");

const neverKept = [
  ...["transaction", "session", "span", "profile", "profile_chunk", "profile_chunk_ui", "replay"],
  ...["metric_bucket", "trace_metric", "attachment"],
].join(";");
/** Rate limits in Sentry's words: seconds, categories, scope, reason. With this one, SDKs stop sending what is not kept. */
const notSupported = `86400:${neverKept}:organization:not_supported`;

const takenHeaders = { ...jsonHeaders, ...cors, "x-sentry-rate-limits": notSupported };

/** What a browser asks before it posts from another origin. */
export function answerPreflight(): Answer {
  return {
    status: 204,
    headers: {
      ...cors,
      "access-control-allow-methods": "POST, OPTIONS",
      "access-control-allow-headers": allowedHeaders,
      "access-control-max-age": "3600",
      "cache-control": "no-store",
    },
    body: "",
  };
}

/** Taken: the id of the event as 32 hexadecimal digits, or nothing where there was none. */
export function answerTaken(eventId: string | null): Answer {
  const told = eventId === null ? {} : { id: eventId.replaceAll("-", "") };
  return { ...answerJson(200, told), headers: takenHeaders };
}

/** A failure for Sentry's clients and for everyone else: problem+json that also has `causes`, with the detail as a header. */
export function answerFault(error: unknown): Answer {
  const { status, headers, body } = answerProblem(error);
  const { detail, ...problem }: { detail: string } = JSON.parse(body);
  const wait = headers["retry-after"];
  return {
    status,
    headers: {
      ...headers,
      ...cors,
      "x-sentry-error": asHeader(detail),
      ...(wait ? { "x-sentry-rate-limits": pushBack(wait, error) } : {}),
      ...(status === 405 ? { allow: "POST, OPTIONS" } : {}),
    },
    body: JSON.stringify({ ...problem, detail, causes: causesOf(error) }),
  };
}

/** SDKs then keep errors to themselves for so long and report how many they lost; reports and check-ins go on. */
function pushBack(seconds: string, error: unknown): string {
  const reason = error instanceof Problem ? error.code.replaceAll("-", "_") : "unavailable";
  return `${seconds}:error;default;log_item:project:${reason}`;
}

function causesOf(error: unknown): string[] {
  const cause = error instanceof Problem ? error.evidence.cause : null;
  return cause instanceof SyntaxError ? [cause.message] : [];
}

function asHeader(text: string): string {
  return text.replace(/[^\x20-\x7E]+/g, " ");
}
