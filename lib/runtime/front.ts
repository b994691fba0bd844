import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import { finished } from "node:stream";
import { streamOperation } from "#lib/live/operations.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { Door } from "#lib/platform/http/door.ts";
import { type AnyAnswer, answerProblem } from "#lib/platform/http/problem.ts";
import { doorHeaders } from "#lib/platform/http/security-headers.ts";
import type { Logger } from "#lib/platform/logger.ts";
import { trimSlashes } from "#lib/platform/trim-slashes.ts";
import { answerDoor } from "#lib/runtime/answer-door.ts";
import { settleClientAddress } from "#lib/runtime/client-address.ts";
import { keepPlainConnections, type PlainConnections } from "#lib/runtime/plain-connections.ts";

type Parts = {
  /** The door of a path, which comes without its query and trailing slashes. */
  findDoor(path: string): Door | undefined;
  /** Everything that no door answers. */
  rest: RequestListener;
  /** Of every answer of the rest that does not say otherwise. */
  restHeaders?: Record<string, string>;
  trusts: (address: string) => boolean;
  log: Logger;
  stillStreamMilliseconds?: number;
};

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const limits = {
  headersTimeout: 10_000,
  // Receiving only: an answer may stream for as long as it likes.
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1000,
  // Longer than the 60 s that load balancers keep idle connections.
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
};
/** A stream says something every 15 s: one that does not move for so long has no reader any more. */
const stillStream = 45_000;
const mostConnections = 1000;
const mostHeaders = 100;
const eventStream = "text/event-stream";

export type Front = {
  server: Server;
  /** Accepts nothing more, ends open event streams, lets other answers finish within the grace, then cuts. */
  close(graceMilliseconds: number): Promise<void>;
};

/** The HTTP server in front of Next: refuses what nobody honest sends, and answers the doors itself. */
export function createFront(parts: Parts): Front {
  const server = createServer({ ...limits, shouldUpgradeCallback: () => false });
  server.maxConnections = mostConnections;
  server.maxHeadersCount = mostHeaders;
  refuseUpgrades(server);
  const open = new Set<ServerResponse>();
  server.on("request", (request, response) => {
    open.add(response);
    response.once("close", () => {
      open.delete(response);
      // A connection is kept after its answer, and only an idle one can be closed.
      if (!server.listening) setImmediate(() => server.closeIdleConnections());
    });
    const refusal = findRefusal(request);
    if (refusal) return writeAnswer(request, response, answerRefusal(refusal));
    if (asksForEvents(request)) {
      request.socket.setTimeout(parts.stillStreamMilliseconds ?? stillStream);
    }
    settleClientAddress(request.headers, request.socket.remoteAddress ?? "", parts.trusts);
    const door = parts.findDoor(pathOf(request.url ?? "/"));
    if (!door) {
      response.setHeaders(new Map(Object.entries(parts.restHeaders ?? {})));
      return parts.rest(request, response);
    }
    const { method = "", url = "/", headers } = request;
    const answering = answerDoor(door, { method, url, headers, body: request }, parts.log);
    return void answering.then((answer) => writeAnswer(request, response, answer));
  });
  const plain = keepPlainConnections(server, (head, peer) => {
    const door = parts.findDoor(pathOf(head.url));
    if (!door) return null;
    settleClientAddress(head.headers, peer, parts.trusts);
    return (body) => answerDoor(door, { ...head, body }, parts.log);
  });
  return { server, close: (grace) => closeServer(server, { open, plain }, grace) };
}

function pathOf(url: string): string {
  return trimSlashes(url.split("?", 1)[0] ?? "");
}

/** Next listens for upgrades on whatever server it meets; without a listener an upgrade is an ordinary request. */
function refuseUpgrades(server: Server): void {
  server.on("newListener", (event, listener) => {
    if (event === "upgrade") queueMicrotask(() => server.off("upgrade", listener));
  });
}

function findRefusal({ method = "", url = "" }: IncomingMessage): Problem | null {
  if (!methods.has(method)) return new Problem("method-not-allowed", "No page takes this method.");
  if (url.startsWith("/")) return null;
  return new Problem("unreadable-body", "The request's target is not a path.");
}

/** With the methods that some path takes, which a 405 must name (RFC 9110, 15.5.6). */
function answerRefusal(refusal: Problem): AnyAnswer {
  const answer = answerProblem(refusal);
  if (answer.status !== 405) return answer;
  return { ...answer, headers: { ...answer.headers, allow: [...methods].join(", ") } };
}

function writeAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: AnyAnswer,
): void {
  // A 204 must not have a length, and that of a HEAD would be another than its GET's (RFC 9110, 8.6).
  const isUnsized = status === 204 || request.method === "HEAD";
  const length = isUnsized ? {} : { "content-length": Buffer.byteLength(body) };
  response.writeHead(status, { ...doorHeaders, ...headers, ...length });
  if (request.complete) response.end(body);
  else answerBeforeEnd(request, response, body);
}

/**
 * The answer leaves at once and whole, by its length. It ends only after what is still being sent: closing before would
 * reset the connection under an answer that the sender has not read yet. A request has 30 s.
 */
function answerBeforeEnd(
  request: IncomingMessage,
  response: ServerResponse,
  body: AnyAnswer["body"],
): void {
  response.flushHeaders();
  if (body.length > 0) response.write(body);
  request.on("data", () => {}).resume();
  finished(request, () => response.end());
}

async function closeServer(
  server: Server,
  { open, plain }: { open: Set<ServerResponse>; plain: PlainConnections },
  graceMilliseconds: number,
): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  plain.end();
  // A stream would hold the exit until its reader leaves.
  for (const response of open) if (isEventStream(response)) response.end();
  const impatience = setTimeout(() => {
    server.closeAllConnections();
    plain.cut();
  }, graceMilliseconds);
  await closed;
  clearTimeout(impatience);
}

function isEventStream(response: ServerResponse): boolean {
  const answered = String(response.getHeader("content-type"));
  return asksForEvents(response.req) || answered.startsWith(eventStream);
}

function asksForEvents({ headers, url = "" }: IncomingMessage): boolean {
  return headers.accept?.startsWith(eventStream) || url.startsWith(streamOperation.path);
}
