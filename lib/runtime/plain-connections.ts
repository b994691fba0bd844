import type { Server } from "node:http";
import type { Socket } from "node:net";
import { writePlainAnswer } from "#lib/platform/http/plain-answer.ts";
import { createPlainReader, type PlainHead } from "#lib/platform/http/plain-request.ts";
import type { AnyAnswer } from "#lib/platform/http/problem.ts";

export type PlainConnections = {
  /** Ends what is idle at once, and each other one after the answer that is under way. */
  end(): void;
  cut(): void;
};

/** Who answers requests of this head, never with a failure; null leaves them to the server. */
type FindAnswer = (head: PlainHead, peer: string) => ((body: Buffer) => Promise<AnyAnswer>) | null;
type Keeping = {
  findAnswer: FindAnswer;
  server: Server;
  isEnding(): boolean;
  /** Gives the connection away for good, with bytes that came and were not answered. */
  handOver(bytes: Buffer): void;
};
/** Quiet since a time of `performance.now()`, and for how long it may be: milliseconds. */
type Kept = { socket: Socket; isBusy: boolean; since: number; patience: number };

const sweepMilliseconds = 1000;

/**
 * Stands before an HTTP server's own parser: bytes that are exactly one plain request are answered here, at half its
 * cost. At the first that are anything else, the server gets the connection and keeps it.
 */
export function keepPlainConnections(server: Server, findAnswer: FindAnswer): PlainConnections {
  const kept = new Set<Kept>();
  let ending = false;
  const isEnding = () => ending;
  const complete = server.listeners("connection");
  server.removeAllListeners("connection");
  server.on("connection", (socket: Socket) => {
    const handOver = (bytes: Buffer) => {
      kept.delete(connection);
      // Paused, so that nothing gets lost between two readers.
      socket.pause().unshift(bytes);
      for (const listener of complete) listener.call(server, socket);
      socket.resume();
    };
    const connection = keep(socket, { findAnswer, server, isEnding, handOver });
    kept.add(connection);
    socket.once("close", () => kept.delete(connection));
  });
  const sweep = setInterval(() => {
    const now = performance.now();
    for (const connection of kept) {
      const { socket, isBusy, since, patience } = connection;
      // An answer that is still being read is no silence.
      if (isBusy || socket.writableLength > 0) connection.since = now;
      else if (now - since > patience) socket.destroy();
    }
  }, sweepMilliseconds).unref();
  server.once("close", () => clearInterval(sweep));
  return {
    end() {
      ending = true;
      for (const { socket, isBusy } of kept) if (!isBusy) socket.destroySoon();
    },
    cut() {
      for (const { socket } of kept) socket.destroy();
    },
  };
}

function keep(socket: Socket, { findAnswer, server, isEnding, handOver }: Keeping): Kept {
  const { headersTimeout, keepAliveTimeout } = server;
  const stays = `Connection: keep-alive\r\nKeep-Alive: timeout=${Math.floor(keepAliveTimeout / 1000)}`;
  const kept = { socket, isBusy: false, since: performance.now(), patience: headersTimeout };
  const read = createPlainReader();
  let found: { head: PlainHead; answer: ReturnType<FindAnswer> } | null = null;
  const early: Buffer[] = [];
  let hasEnded = false;

  const answerOf = (head: PlainHead) => {
    if (found?.head !== head) {
      found = { head, answer: findAnswer(head, socket.remoteAddress ?? "") };
    }
    return found.answer;
  };
  const take = (bytes: Buffer) => {
    if (kept.isBusy) {
      early.push(bytes);
      socket.pause();
      return;
    }
    // The connection is being closed.
    if (isEnding()) return;
    // Who does not read the answers is the server's to slow down.
    const request = socket.writableLength === 0 ? read(bytes) : null;
    if (!request) return leave(bytes);
    const answer = answerOf(request.head);
    if (!answer) return leave(bytes);
    kept.isBusy = true;
    void answer(request.body).then((given) => give(given, request.head.isLast));
  };
  const give = (given: AnyAnswer, isLast: boolean) => {
    kept.isBusy = false;
    if (socket.destroyed) return;
    const closes = isLast || hasEnded || (early.length === 0 && isEnding());
    writePlainAnswer(socket, given, closes ? "Connection: close" : stays);
    // What comes after the last answer is nobody's request (RFC 9112, 9.6).
    if (closes) return socket.off("data", take).resume().destroySoon();
    if (early.length > 0) return leave(Buffer.concat(early));
    kept.since = performance.now();
    kept.patience = keepAliveTimeout;
  };
  const end = () => {
    hasEnded = true;
    if (!kept.isBusy) socket.end();
  };
  const fail = () => socket.destroy();
  const leave = (bytes: Buffer) => {
    socket.off("data", take).off("end", end).off("error", fail);
    handOver(bytes);
  };
  socket.on("data", take).on("end", end).on("error", fail);
  return kept;
}
