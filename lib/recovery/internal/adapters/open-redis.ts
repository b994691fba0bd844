import type { Socket } from "node:net";
import { connectOutbound } from "#lib/platform/connect-outbound.ts";
import { TargetFault } from "#lib/recovery/call-fault.ts";
import type { CallLimits } from "#lib/recovery/internal/adapters/adapter.ts";
import { readRedisAddress } from "#lib/recovery/redis-address.ts";
import {
  classifyRedisError,
  decodeReply,
  encodeCommand,
  type RedisError,
  type RedisReply,
} from "#lib/recovery/redis-reply.ts";
import type { RedisTargetConfig } from "#lib/recovery/target-schemas.ts";

/** A batch of keys of the greatest length that makes sense; more than this is no answer to what is asked here. */
const replyLimitBytes = 8 * 1024 * 1024;

export type Redis = {
  /** One command at a time. Throws `TargetFault` for an error of Redis, or what the network threw. */
  command(...parts: (string | Buffer)[]): Promise<Exclude<RedisReply, { code: string }>>;
  close(): void;
};

/** Connects, signs in and chooses the database. Nothing is queued or sent again; the time-out is that of all calls. */
export async function openRedis(config: RedisTargetConfig, limits: CallLimits): Promise<Redis> {
  const { host, port, tls, database } = readRedisAddress(config.url);
  const deadline = AbortSignal.timeout(limits.timeoutMilliseconds);
  const signal = AbortSignal.any([deadline, limits.signal]);
  const place = { host, port, tls, allowPrivate: config.allow_private === true };
  const socket = await connectOutbound(place, signal);
  const redis = { command: makeCommand(socket, signal), close: () => socket.destroy() };
  try {
    const { username, password } = config;
    if (password !== undefined) {
      await redis.command("AUTH", ...(username === undefined ? [] : [username]), password);
    }
    if (database > 0) await redis.command("SELECT", String(database));
    return redis;
  } catch (error) {
    redis.close();
    throw error;
  }
}

function makeCommand(socket: Socket, signal: AbortSignal): Redis["command"] {
  const inbox = receive(socket);
  return async (...parts) => {
    signal.throwIfAborted();
    const answered = inbox.next();
    socket.write(encodeCommand(parts));
    const reply = await answered;
    if (typeof reply !== "object" || reply === null) return reply;
    if (!("code" in reply)) return reply;
    throw new TargetFault(
      classifyRedisError(reply),
      `Redis answered ${describeError(parts, reply)}`,
    );
  };
}

/** To AUTH only the first word: a server repeats the arguments of a command it does not know, here the password. */
function describeError(parts: (string | Buffer)[], { message }: RedisError): string {
  if (parts[0] !== "AUTH") return message;
  return `${/^[A-Z]+/.exec(message)?.[0] ?? "an error"} to AUTH`;
}

type Waiting = { resolve: (reply: RedisReply) => void; reject: (error: unknown) => void };

/** Puts replies together from what arrives; a connection that ends fails the command that waits. */
function receive(socket: Socket): { next(): Promise<RedisReply> } {
  let waiting: Waiting | null = null;
  let data = Buffer.alloc(0);
  let ended: unknown = null;
  const fail = (error: unknown) => {
    ended ??= error;
    waiting?.reject(ended);
    waiting = null;
    socket.destroy();
  };
  socket.on("error", fail);
  socket.on("close", () => fail(closedEarly()));
  socket.on("data", (chunk: Buffer) => {
    try {
      data = Buffer.concat([data, chunk]);
      const decoded = decodeReply(data);
      if (decoded) {
        data = data.subarray(decoded.next);
        waiting?.resolve(decoded.reply);
        waiting = null;
      } else if (data.length > replyLimitBytes) {
        fail(new TargetFault("unknown", "the answer is too long"));
      }
    } catch (error) {
      fail(error);
    }
  });
  return {
    next: () =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        waiting = { resolve, reject };
      }),
  };
}

function closedEarly(): Error {
  return Object.assign(new Error("the connection was closed"), { code: "ECONNRESET" });
}
