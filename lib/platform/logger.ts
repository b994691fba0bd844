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

/** A line of level error or above that carries an exception. */
export type LoggedFailure = {
  /** The logger's name. */
  process: string;
  message: string;
  error: Error;
  details: Record<string, unknown>;
};
type FailureListener = (failure: LoggedFailure) => void;

// Next bundles a module once per layer; a process has one web logger and one listener.
const holder = globalThis as typeof globalThis & {
  paramedicWebLog?: Logger;
  paramedicFailureListener?: FailureListener | null;
};
const errorLevel = 50;

/** Tells the listener of each logged exception of this process, in place of an earlier one; null ends that. */
export function listenToFailures(listener: FailureListener | null): void {
  holder.paramedicFailureListener = listener;
}

/** A JSON logger of one process; `name` says which. */
export function createLogger(name: string): Logger {
  return pino({
    name,
    level: environment().LOG_LEVEL,
    redact: { paths: secretPaths, censor: "[removed]" },
    hooks: {
      logMethod(line, method, level) {
        method.apply(this, line);
        if (level >= errorLevel) tellFailure(name, line);
      },
    },
  });
}

function tellFailure(process: string, [given, message]: unknown[]): void {
  const { err: error, ...details }: Record<string, unknown> = Object(given);
  if (!(error instanceof Error)) return;
  holder.paramedicFailureListener?.({ process, message: String(message ?? ""), error, details });
}

/** The logger of the web process. */
export function webLog(): Logger {
  holder.paramedicWebLog ??= createLogger("web");
  return holder.paramedicWebLog;
}
