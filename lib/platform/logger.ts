import { type Logger, pino } from "pino";
import { environment } from "#lib/platform/env.ts";

export type { Logger };

/** Paths whose values never reach a log line. */
const secretPaths = [
  "authorization",
  "cookie",
  "headers.authorization",
  "headers.cookie",
  'headers["x-ingest-key"]',
  "*.password",
  "*.secret",
  "*.token",
  "DATABASE_URL",
];

/** A JSON logger of one process; `name` says which. */
export function createLogger(name: string): Logger {
  return pino({
    name,
    level: environment().LOG_LEVEL,
    redact: { paths: secretPaths, censor: "[removed]" },
  });
}

const holder = globalThis as typeof globalThis & { paramedicWebLog?: Logger };

/** The logger of the web process. */
export function webLog(): Logger {
  holder.paramedicWebLog ??= createLogger("web");
  return holder.paramedicWebLog;
}
