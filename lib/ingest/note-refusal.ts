import { keepRefusal, type RefusalNote } from "#lib/ingest/refusal-notes.ts";
import type { IngestAnswer } from "#lib/ingest/schemas.ts";
import { createScrubber, type Scrubber } from "#lib/ingest/scrub-record.ts";
import { scrubbingByDefault } from "#lib/ingest/scrub-schemas.ts";
import { type InputError, Problem, problems } from "#lib/platform/errors.ts";
import type { DoorRequest } from "#lib/platform/http/door.ts";
import { hintOf } from "#lib/platform/secrets.ts";
import type { KnownIngestKey } from "#lib/services/find-ingest-key.ts";

/** One request at a door, and whose it is as soon as that is known. */
export type Knock = {
  door: RefusalNote["door"];
  request: Pick<DoorRequest, "method" | "headers">;
  key: KnownIngestKey | null;
};

const mostErrors = 8;
const longestText = 300;
/** Of a made-up key, the last characters would be most of it. */
const shortestHinted = 12;
let scrubber: Scrubber | undefined;

/**
 * Remembers, for people who set up a sender, that a request was refused and why. `secret` is what was sent as a key
 * that is not known. Strangers leave only words of ours, a name of their program and four characters of their key.
 */
export function noteRefusal(knock: Knock, error: unknown, secret: string | null = null): void {
  const { code, message, evidence } = problemOf(error);
  const { status, title } = problems[code];
  const { key, door } = knock;
  // A reason may quote what was sent; that of a missing or wrong key never does, and says which of both it is.
  const detail = key === null && code !== "unauthorized" ? title : message;
  const hint = key === null ? hintOfStranger(secret) : null;
  const isAsking = knock.request.method === "OPTIONS";
  keep(knock, [door, status, hint, detail.slice(0, longestText)].join(" "), () => ({
    ...{ door, status, detail: clean(detail), hint, refused: null },
    code: isAsking ? "cross-origin" : code,
    errors: key === null ? [] : cleanErrors(evidence.errors ?? []),
    retry_after_seconds: evidence.retryAfterSeconds ?? null,
  }));
}

/** Remembers the records of a request that were refused while others of it were taken. */
export function notePartialRefusal(knock: Knock, rejected: IngestAnswer["rejected"]): void {
  const errors = rejected[0]?.errors ?? [];
  const detail = errors[0]?.message ?? "";
  keep(knock, `${knock.door} parts ${detail}`, () => ({
    ...{ door: knock.door, status: 422, code: "wrong-input", detail: clean(detail) },
    ...{ refused: rejected.length, errors: cleanErrors(errors) },
    ...{ hint: null, retry_after_seconds: null },
  }));
}

/** Remembers that a browser of another origin asked whether it may send, at a door that only programs may use. */
export function notePreflight(knock: Knock): void {
  if (knock.request.headers.get("origin") === null) return;
  noteRefusal(knock, new Problem("forbidden", "A browser of another origin may not send here."));
}

type Said = Omit<RefusalNote, "id" | "key_id" | "service" | "client" | "origin">;

function keep({ key, request }: Knock, sameAs: string, say: () => Said): void {
  const now = Date.now();
  keepRefusal({ keyId: key?.id ?? null, sameAs, now }, () => ({
    ...say(),
    key_id: key?.id ?? null,
    service: key?.service?.name ?? null,
    client: shape(request.headers.get("user-agent"), /^[\w.-]{1,30}\/[\d.]{1,12}/),
    origin: shape(request.headers.get("origin"), /^https?:\/\/[\w.:-]{1,80}$/),
  }));
}

function problemOf(error: unknown): Problem {
  return error instanceof Problem
    ? error
    : new Problem("internal", "Something went wrong on our side; it is in the log.");
}

function hintOfStranger(secret: string | null): string | null {
  return secret && secret.length >= shortestHinted ? shape(hintOf(secret), /^[\w-]{4}$/) : null;
}

/** What of a header has the shape of what it should be; nothing else of it is shown to anybody. */
function shape(value: string | null, pattern: RegExp): string | null {
  return pattern.exec(value ?? "")?.[0] ?? null;
}

function clean(text: string): string {
  scrubber ??= createScrubber(scrubbingByDefault);
  return scrubber.text(text.slice(0, longestText));
}

function cleanErrors(errors: InputError[]): InputError[] {
  return errors
    .slice(0, mostErrors)
    .map(({ path, message }) => ({ path: clean(path), message: clean(message) }));
}
