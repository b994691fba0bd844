import { apiCaller } from "#lib/accounts/api-route.ts";
import { authenticateRequest } from "#lib/accounts/authenticate-request.ts";
import { hasAccess } from "#lib/accounts/permissions.ts";
import { createHub, type Hub } from "#lib/live/hub.ts";
import { openStream } from "#lib/live/open-stream.ts";
import { streamOperation } from "#lib/live/operations.ts";
import { createPlaces } from "#lib/live/stream-places.ts";
import { type DatabasePool, database, urlOf } from "#lib/platform/database.ts";
import { isDatabaseAway } from "#lib/platform/database-failure.ts";
import { parseQuery } from "#lib/platform/http/parse-input.ts";
import { answerProblem, toResponse } from "#lib/platform/http/problem.ts";
import { logFailure } from "#lib/platform/http/request-log.ts";
import { leaving } from "#lib/platform/leaving.ts";
import { listen } from "#lib/platform/listen.ts";
import { webLog } from "#lib/platform/logger.ts";
import { newsChannel } from "#lib/platform/news.ts";

type Switchboard = { hub: Hub; places: ReturnType<typeof createPlaces> };
/** Of the thousand connections that a process takes, most stay free for everything else. */
const limits = { each: 12, all: 200 };
const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

/** `GET /api/v1/stream`: what happens, as server-sent events, for as long as the caller may read. */
export async function answerStream(request: Request): Promise<Response> {
  try {
    const { actor } = await apiCaller(request, streamOperation);
    const { last_event_id, ...filter } = parseQuery(streamOperation.query, new URL(request.url));
    // Nobody would read, or let go of, the body of a HEAD.
    if (request.method === "HEAD") return new Response(null, { headers });
    const { hub, places } = switchboard();
    const giveBack = places.take(actor);
    const stream = openStream({
      ...{ hub, filter, leaving: leaving(), gone: request.signal, ended: giveBack },
      lastId: request.headers.get("last-event-id") ?? last_event_id ?? null,
      isAllowed: () => mayStillRead(request.headers),
    });
    return new Response(stream, { headers });
  } catch (error) {
    logFailure(webLog(), { method: request.method, path: streamOperation.path }, error);
    return toResponse(answerProblem(error));
  }
}

/** While the database is away nobody's right is taken from them: nothing is told meanwhile either. */
async function mayStillRead(sent: Headers): Promise<boolean> {
  try {
    const actor = await authenticateRequest(database(), sent, new Date());
    return hasAccess(actor, streamOperation.access);
  } catch (error) {
    return isDatabaseAway(error);
  }
}

// Next bundles a module once per layer; a process listens once.
const holder = globalThis as typeof globalThis & { paramedicSwitchboard?: Switchboard };

function switchboard(): Switchboard {
  holder.paramedicSwitchboard ??= {
    hub: openHub(database()),
    places: createPlaces(limits),
  };
  return holder.paramedicSwitchboard;
}

function openHub(pool: DatabasePool): Hub {
  const log = webLog();
  return createHub({
    log,
    listen: (heard, connected, signal) =>
      listen(
        urlOf(pool),
        { channel: newsChannel, heard, connected },
        AbortSignal.any([signal, leaving()]),
        log,
      ),
    readNames: async () => {
      const rows = await pool.service.findMany({ select: { id: true, name: true } });
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
  });
}
