import { requireKey } from "#lib/ingest/authenticate-key.ts";
import { findProject } from "#lib/ingest/internal/sentry/find-project.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";

/** Key and project of a DSN, `http://<key>@<host>/<numeric id>`. Throws `wrong-query` where it is none. */
export function requireDsn(dsn: string): { secret: string; project: string } {
  if (URL.canParse(dsn)) {
    const { username, pathname } = new URL(dsn);
    const project = /\/(\d{1,18})\/*$/.exec(pathname)?.[1];
    if (username !== "" && project !== undefined) return { secret: username, project };
  }
  throw new Problem("wrong-query", "Give the DSN of a service in ?dsn=.");
}

/** The name of the service that a DSN means. Throws `wrong-query`, `unauthorized`, `forbidden` or `not-found`. */
export async function requireDsnService(
  pool: DatabasePool,
  dsn: string,
  now: Date,
): Promise<string> {
  const { secret, project } = requireDsn(dsn);
  const key = await requireKey(pool, secret, now);
  return findProject(pool, key, project, now);
}
