import type { Server } from "node:http";
import type { Socket } from "node:net";
import { writePlainAnswer } from "#lib/platform/http/plain-answer.ts";
import { type PlainRequest, readPlainRequest } from "#lib/platform/http/plain-request.ts";
import type { AnyAnswer } from "#lib/platform/http/problem.ts";

export type PlainConnections = {
  /** Ends what is idle at once, and each other one after the answer that is under way. */
  end(): void;
  cut(): void;
};

/** Answers a plain request, never with a failure; null leaves it to the server. */
type AnswerPlain = (request: PlainRequest, peer: string) => Promise<AnyAnswer> | null;
type Keeping = {
  answer: AnswerPlain;
  headersTimeout: number;
  keepAliveTimeout: number;
  isEnding(): boolean;
  /** Gives the connection away for good, with bytes that came and were not answered. */
  handOver(bytes: Buffer): void;
};
type Kept = { socket: Socket; isBusy: boolean };

/**
 * Stands before an HTTP server's own parser: bytes that are exactly one plain request are answered here, at a third of its
 * cost. At the first that are anything else, the server gets the connection and keeps it.
 */
export function keepPlainConnections(server: Server, answer: AnswerPlain): PlainConnections {
  const kept = new Set<Kept>();
  let ending = false;
  const complete = server.listeners("connection");
  server.removeAllListeners("connection");
  server.on("connection", (socket: Socket) => {
    const { headersTimeout, keepAliveTimeout } = server;
    const isEnding = () => ending;
    const handOver = (bytes: Buffer) => {
      kept.delete(connection);
      // Paused, so that nothing gets lost between two readers.
      socket.pause().unshift(bytes);
      for (const listener of complete) listener.call(server, socket);
      socket.resume();
    };
    const keeping = { answer, headersTimeout, keepAliveTimeout, isEnding, handOver };
    const connection = keep(socket, keeping);
    kept.add(connection);
    socket.once("close", () => kept.delete(connection));
  });
  return {
    end() {
      ending = true;
      for (const { socket, isBusy } of kept) if (!isBusy) socket.destroy();
    },
    cut() {
      for (const { socket } of kept) socket.destroy();
    },
  };
}

function keep(socket: Socket, keeping: Keeping): Kept {
  const { answer, headersTimeout, keepAliveTimeout, isEnding, handOver } = keeping;
  const stays = `Connection: keep-alive\r\nKeep-Alive: timeout=${Math.floor(keepAliveTimeout / 1000)}`;
  const kept = { socket, isBusy: false };
  const early: Buffer[] = [];
  let hasEnded = false;

  const take = (bytes: Buffer) => {
    if (kept.isBusy) {
      early.push(bytes);
      socket.pause();
      return;
    }
    // Who does not read the answers is the server's to slow down.
    const request = socket.writableLength === 0 ? readPlainRequest(bytes) : null;
    const answering = request && answer(request, socket.remoteAddress ?? "");
    if (!answering) return leave(bytes);
    kept.isBusy = true;
    void answering.then((given) => give(given, request.isLast));
  };
  const give = (given: AnyAnswer, isLast: boolean) => {
    kept.isBusy = false;
    const closes = isLast || (early.length === 0 && (hasEnded || isEnding()));
    writePlainAnswer(socket, given, closes ? "Connection: close" : stays);
    if (closes) return socket.destroySoon();
    if (early.length > 0) return leave(Buffer.concat(early));
    if (socket.timeout !== keepAliveTimeout) socket.setTimeout(keepAliveTimeout);
  };
  const end = () => {
    hasEnded = true;
    if (!kept.isBusy) socket.end();
  };
  const fail = () => socket.destroy();
  const timeOut = () => kept.isBusy || socket.destroy();
  const leave = (bytes: Buffer) => {
    socket.off("data", take).off("end", end).off("error", fail).off("timeout", timeOut);
    socket.setTimeout(0);
    handOver(bytes);
  };
  socket.on("data", take).on("end", end).on("error", fail).on("timeout", timeOut);
  socket.setTimeout(headersTimeout);
  return kept;
}
