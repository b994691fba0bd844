import next from "next";
import { closeStores } from "#lib/ingest/store-together.ts";
import { authSecret, environment, requireDatabaseUrl } from "#lib/platform/env.ts";
import { StartFailure } from "#lib/platform/errors.ts";
import { webLog } from "#lib/platform/logger.ts";
import { trustList } from "#lib/runtime/client-address.ts";
import { findDoor } from "#lib/runtime/doors.ts";
import { createFront } from "#lib/runtime/front.ts";

const graceMilliseconds = 12_000;

/** Serves pages, API and doors on HOST:PORT until told to stop. Throws when the address cannot be had. */
export async function serveWeb(stop: AbortSignal): Promise<void> {
  const { HOST, PORT, TRUST_PROXY } = environment();
  requireDatabaseUrl();
  authSecret();
  const pages = next({ dev: false, hostname: HOST, port: PORT });
  await pages.prepare();
  const handle = pages.getRequestHandler();
  const front = createFront({
    findDoor,
    rest: (request, response) => void handle(request, response),
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
  await new Promise<void>((resolve) => {
    if (stop.aborted) resolve();
    stop.addEventListener("abort", () => resolve());
  });
  await front.close(graceMilliseconds);
  await closeStores();
  await pages.close();
}
