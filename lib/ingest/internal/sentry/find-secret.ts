import { textOf } from "#lib/ingest/internal/sentry/loose.ts";
import { readEnvelopeHeader } from "#lib/ingest/internal/sentry/read-envelope.ts";
import type { HeaderReader } from "#lib/platform/http/door.ts";
import { trimSlashes } from "#lib/platform/trim-slashes.ts";

/**
 * The ingest key of a request in any form that Sentry's clients use, the first that is there: `?sentry_key=`,
 * X-Sentry-Auth, Authorization (Sentry, Basic, Bearer), X-Ingest-Key, `?key=`; null where there is none.
 */
export function findSecret({ headers, url }: { headers: HeaderReader; url: URL }): string | null {
  const query = url.search === "" ? null : url.searchParams;
  return (
    filled(query?.get("sentry_key")) ??
    readSentryAuth(headers.get("x-sentry-auth")) ??
    readAuthorization(headers.get("authorization")) ??
    filled(headers.get("x-ingest-key")) ??
    filled(query?.get("key"))
  );
}

/** Key and project of the DSN in an envelope's first line: all that a tunnel passes on. Throws `unreadable-body`. */
export function findDsn(body: Buffer): { secret: string; project: string } | null {
  const dsn = textOf(readEnvelopeHeader(body).dsn);
  if (dsn === null || !URL.canParse(dsn)) return null;
  const { username, pathname } = new URL(dsn);
  const project = trimSlashes(pathname).split("/").at(-1) ?? "";
  return username === "" ? null : { secret: decode(username), project };
}

/** `Sentry sentry_key=…, sentry_version=7`; spaces vary, and the first word may be missing. */
function readSentryAuth(value: string | null): string | null {
  return filled(/(?:^|[\s,])sentry_key\s*=\s*"?([^\s,"]+)/i.exec(value ?? "")?.[1]);
}

function readAuthorization(value: string | null): string | null {
  const [, scheme = "", rest = ""] = /^(\w+)\s+(.*)$/.exec((value ?? "").trim()) ?? [];
  switch (scheme.toLowerCase()) {
    case "sentry":
      return readSentryAuth(rest);
    case "bearer":
      return filled(rest);
    case "basic":
      return filled(Buffer.from(rest, "base64").toString("utf8").split(":", 1)[0]);
    default:
      return null;
  }
}

function filled(text: string | null | undefined): string | null {
  return text ? text : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
