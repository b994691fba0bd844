import next from "next";
import { closeStores, storeOf } from "#lib/ingest/store-together.ts";
import { createContext, systemActor } from "#lib/platform/context.ts";
import { database } from "#lib/platform/database.ts";
import { authSecret, environment, requireDatabaseUrl } from "#lib/platform/env.ts";
import { StartFailure } from "#lib/platform/errors.ts";
import { siteHeaders } from "#lib/platform/http/security-headers.ts";
import { leave } from "#lib/platform/leaving.ts";
import { webLog } from "#lib/platform/logger.ts";
import { trustList } from "#lib/runtime/client-address.ts";
import { findDoor } from "#lib/runtime/doors.ts";
import { createFront } from "#lib/runtime/front.ts";
import { recordOwnFailures } from "#lib/runtime/record-own-failures.ts";
import { closeVisitorCounts } from "#lib/runtime/visitor-counts.ts";

const graceMilliseconds = 12_000;

const systemContext = () =>
  createContext({ actor: systemActor("web"), database: database(), log: webLog() });

/** Takes over what an earlier web process left in its spool, whether anything new comes or not. */
async function openStore(): Promise<void> {
  try {
    await storeOf(systemContext());
  } catch (error) {
    webLog().error({ err: error }, "the spool cannot be opened yet");
  }
}

/** Serves pages, API and doors on HOST:PORT until told to stop. Throws when the address cannot be had. */
export async function serveWeb(stop: AbortSignal): Promise<void> {
  const { BASE_URL, HOST, PORT, TRUST_PROXY } = environment();
  requireDatabaseUrl();
  authSecret();
  const endRecording = recordOwnFailures(systemContext());
  const pages = next({ dev: false, hostname: HOST, port: PORT });
  await pages.prepare();
  // Next survives them; without a line nobody would know.
  process.on("unhandledRejection", (reason) =>
    webLog().error({ err: reason }, "a rejection was handled by nobody"),
  );
  const handle = pages.getRequestHandler();
  const front = createFront({
    findDoor,
    rest: (request, response) => void handle(request, response),
    restHeaders: siteHeaders(BASE_URL),
    trusts: trustList(TRUST_PROXY),
    log: webLog(),
  });
  await new Promise<void>((resolve, reject) => {
    front.server.once("error", (cause) =>
      reject(new StartFailure(`PORT: web cannot listen on ${HOST}:${PORT} (${cause.message}).`)),
    );
    front.server.listen(PORT, HOST, resolve);
  });
  webLog().info({ host: HOST, port: PORT }, "web listens");
  await openStore();
  await new Promise<void>((resolve) => {
    if (stop.aborted) resolve();
    stop.addEventListener("abort", () => resolve());
  });
  leave();
  await front.close(graceMilliseconds);
  await closeStores();
  await closeVisitorCounts();
  await endRecording();
  await pages.close();
}
