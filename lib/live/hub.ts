import { randomBytes } from "node:crypto";
import { listServiceIds, readNews } from "#lib/live/read-news.ts";
import type { LiveEvent } from "#lib/live/schemas.ts";
import type { Logger } from "#lib/platform/logger.ts";

/** An event under the id with which a reader goes on after it. */
export type Told = { id: string; at: number; bytes: number; event: LiveEvent };
export type Reader = (told: Told) => void;

/** Hears of this installation for all open streams of this process: what it costs does not depend on their number. */
export type Hub = {
  /** Tells the reader all that comes; answers what it missed since `lastId` and the id to go on from. */
  join(reader: Reader, lastId: string | null): { missed: Told[]; lastId: string };
  leave(reader: Reader): void;
};

type Parts = {
  /** Hears notifications until the signal ends; `connected` says that from now on none is missed. */
  listen(
    heard: (payload: string) => void,
    connected: () => void,
    signal: AbortSignal,
  ): Promise<void>;
  /** The names of all services by their number. */
  readNames(): Promise<Map<number, string>>;
  log: Logger;
  /** How long it listens on without a reader, so that one who comes back has missed nothing. */
  lingerMilliseconds?: number;
};

const memory = { events: 300, bytes: 128 * 1024 };
/** A page is read before its stream opens. */
const recentMilliseconds = 5000;
const mostPerSecond = 30;
const reload: LiveEvent = { type: "reload", data: {} };

export function createHub({ listen, readNames, log, lingerMilliseconds = 30_000 }: Parts): Hub {
  const readers = new Set<Reader>();
  const recent = createMemory();
  const pace = createPace();
  let names = new Map<number, string>();
  let listening: AbortController | null = null;
  let lingering: NodeJS.Timeout | undefined;
  let turn = Promise.resolve();

  function tell(event: LiveEvent, id: string | null = null): void {
    const told = recent.add(event, id ?? newId());
    for (const reader of readers) reader(told);
  }
  async function handle(payload: string): Promise<void> {
    if (listServiceIds(payload).some((id) => !names.has(id))) {
      names = await readNames().catch(() => names);
    }
    for (const { id, event } of readNews(payload, (service) => names.get(service) ?? null)) {
      // More than a person can follow is told as one.
      const isTold = event.type === "record" || pace.allows(() => tell(reload));
      if (isTold) tell(event, id);
    }
  }
  function start(): void {
    clearTimeout(lingering);
    if (listening) return;
    listening = new AbortController();
    const heard = (payload: string) => {
      turn = turn.then(() => handle(payload)).catch((err) => log.error({ err }, "news were lost"));
    };
    const connected = () => {
      recent.forget();
      tell(reload);
    };
    void listen(heard, connected, listening.signal);
  }
  function stop(): void {
    listening?.abort();
    listening = null;
    recent.forget();
  }
  return {
    join(reader, lastId) {
      start();
      readers.add(reader);
      return recent.since(lastId);
    },
    leave(reader) {
      readers.delete(reader);
      if (readers.size > 0) return;
      clearTimeout(lingering);
      lingering = setTimeout(stop, lingerMilliseconds).unref();
    },
  };
}

/** The last events, for who comes back. */
function createMemory() {
  let told: Told[] = [];
  let bytes = 0;
  let start = newId();
  return {
    add(event: LiveEvent, id: string): Told {
      const one = toTold(event, id);
      told.push(one);
      bytes += one.bytes;
      while (told.length > memory.events || bytes > memory.bytes) {
        const [oldest] = told.splice(0, 1);
        bytes -= oldest?.bytes ?? 0;
        start = oldest?.id ?? start;
      }
      return one;
    },
    since(lastId: string | null) {
      const position = told.findIndex(({ id }) => id === lastId);
      const isKnown = position >= 0 || lastId === start;
      const soon = Date.now() - recentMilliseconds;
      const missed =
        lastId === null ? told.filter(({ at }) => at > soon) : told.slice(position + 1);
      const last = told.at(-1)?.id ?? start;
      return { missed: lastId === null || isKnown ? missed : [toTold(reload, last)], lastId: last };
    },
    forget() {
      told = [];
      bytes = 0;
      start = newId();
    },
  };
}

function toTold(event: LiveEvent, id: string): Told {
  return { id, at: Date.now(), bytes: Buffer.byteLength(JSON.stringify(event)), event };
}

function newId(): string {
  return randomBytes(9).toString("base64url");
}

/** So many events a second; `overflow` is called once at the end of a second that had more. */
function createPace() {
  let count = 0;
  let until = 0;
  return {
    allows(overflow: () => void): boolean {
      const now = Date.now();
      if (now >= until) {
        until = now + 1000;
        count = 0;
      }
      count += 1;
      if (count === mostPerSecond + 1) setTimeout(overflow, until - now).unref();
      return count <= mostPerSecond;
    },
  };
}
