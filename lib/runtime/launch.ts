import { join } from "node:path";
import { createContext, systemActor } from "#lib/platform/context.ts";
import { openDatabase } from "#lib/platform/database.ts";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "#lib/platform/embedded-database.ts";
import { type Environment, parseEnvironment } from "#lib/platform/env.ts";
import { createLogger, type Logger } from "#lib/platform/logger.ts";
import { ensureSecret } from "#lib/runtime/ensure-secret.ts";
import { lockDataDir } from "#lib/runtime/lock-data-dir.ts";
import { migrateDatabase } from "#lib/runtime/migrate-database.ts";
import { prepareDataDir } from "#lib/runtime/prepare-data-dir.ts";
import { type NewAdministrator, prepareFirstStart } from "#lib/runtime/prepare-first-start.ts";
import { recordOwnFailures } from "#lib/runtime/record-own-failures.ts";
import { requireDatabase } from "#lib/runtime/require-database.ts";
import { requireFreePort } from "#lib/runtime/require-free-port.ts";
import { startProcess } from "#lib/runtime/start-process.ts";
import { type Running, supervise } from "#lib/runtime/supervise.ts";
import { untilReady } from "#lib/runtime/until-ready.ts";
import { describeSignIn, describeStart } from "#lib/runtime/welcome.ts";

type Launch = {
  source: NodeJS.ProcessEnv;
  /** Ends everything, in order. */
  stop: AbortSignal;
  /** Prints a line for the person who started us. */
  say: (line: string) => void;
};

type End = () => Promise<unknown>;

/**
 * Runs the whole product until told to stop: database, migrations, web and worker. Throws `WrongVariable` or
 * `StartFailure` when it cannot; whatever was started by then is ended first.
 */
export async function launch({ source, stop, say }: Launch): Promise<void> {
  const environment = parseEnvironment(source);
  const dataDir = await prepareDataDir(environment.DATA_DIR);
  const ends: End[] = [];
  try {
    ends.push(await lockDataDir(dataDir));
    await requireFreePort(environment.HOST, environment.PORT);
    const log = createLogger("launcher");
    const authSecret =
      environment.AUTH_SECRET ?? (await ensureSecret(join(dataDir, "auth-secret")));
    const url = environment.DATABASE_URL ?? (await startDatabase(dataDir, log, ends));
    await requireDatabase(url);
    if (stop.aborted) return;
    const administrator = await prepareDatabase(url, environment, log);
    ends.push(recordFailures(url, log));
    try {
      const variables = childVariables(source, environment, { dataDir, url, authSecret });
      startChildren(variables, log, ends);
      await untilReady(environment, stop);
    } catch (error) {
      // This password is not shown a second time, so it must not be lost with a failed start.
      if (administrator) describeSignIn(administrator).forEach(say);
      throw error;
    }
    describeStart(environment.BASE_URL, administrator).forEach(say);
    await untilAborted(stop);
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

async function startDatabase(dataDir: string, log: Logger, ends: End[]): Promise<string> {
  const password = await ensureSecret(join(dataDir, "database-password"));
  const start = (port?: number) =>
    startEmbeddedDatabase({
      folder: join(dataDir, "postgres"),
      password,
      onLine: (line) => logDatabaseLine(log, line),
      ...(port ? { port } : {}),
    });
  const first = await start();
  const supervised = supervise({
    name: "database",
    first: asRunning(first),
    again: async () => asRunning(await start(first.port)),
    log,
  });
  ends.push(supervised.stop);
  return first.url;
}

function asRunning({ ended, stop }: EmbeddedDatabase): Running {
  return { ended: ended.then(() => "its process ended"), stop };
}

/** Connections that come too early or are cut at the end are no news. */
function logDatabaseLine(log: Logger, line: string): void {
  const [, level, text] = /(WARNING|ERROR|FATAL|PANIC): {2}(.*)$/.exec(line) ?? [];
  if (!level || /starting up|shutting down|administrator command/.test(text ?? "")) return;
  log.warn({ process: "database", level }, text);
}

async function prepareDatabase(
  url: string,
  environment: Environment,
  log: Logger,
): Promise<NewAdministrator | null> {
  return migrateDatabase(url, async () => {
    const database = openDatabase(url, 2);
    try {
      const actor = systemActor("launcher");
      return await prepareFirstStart(createContext({ actor, database, log }), environment);
    } finally {
      await database.$disconnect();
    }
  });
}

function recordFailures(url: string, log: Logger): End {
  const database = openDatabase(url, 1);
  const context = createContext({ actor: systemActor("launcher"), database, log });
  const endRecording = recordOwnFailures({ ...context, database });
  return async () => {
    await endRecording();
    await database.$disconnect();
  };
}

function startChildren(variables: NodeJS.ProcessEnv, log: Logger, ends: End[]): void {
  const children = ["web", "worker"].map((name) => {
    const start = () => startProcess(`scripts/${name}.ts`, variables);
    return supervise({ name, first: start(), again: async () => start(), log });
  });
  ends.push(() => Promise.all(children.map(({ stop }) => stop())));
}

/** What web and worker need; the secrets of the first start stay behind. */
function childVariables(
  source: NodeJS.ProcessEnv,
  { BASE_URL, HOST, PORT }: Environment,
  made: { dataDir: string; url: string; authSecret: string },
): NodeJS.ProcessEnv {
  const { ADMIN_PASSWORD: _, INGEST_KEY: __, API_TOKEN: ___, ...rest } = source;
  return {
    ...rest,
    NODE_ENV: "production",
    HOST,
    PORT: String(PORT),
    BASE_URL,
    NEXTAUTH_URL: BASE_URL,
    DATA_DIR: made.dataDir,
    DATABASE_URL: made.url,
    AUTH_SECRET: made.authSecret,
    NEXTAUTH_SECRET: made.authSecret,
  };
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
