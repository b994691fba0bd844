import { readChoice, rememberChoice } from "#components/layout/reader-choice.ts";
import { type ConnectionState, keepConnected } from "#components/live/connection.ts";
import { shareFeed } from "#components/live/share-feed.ts";
import type { LiveEvent } from "#lib/live/schemas.ts";

export type LiveState = ConnectionState | "paused";
type Listener = (event: LiveEvent) => void;

/** Of the lock, the channel between tabs, and the cookie. */
const name = "paramedic-live";
/** From one page to the next there is a moment without a listener. */
const lingerMilliseconds = 3000;

const listeners = new Set<Listener>();
const watchers = new Set<() => void>();
let isPaused: boolean | null = null;
let connection: ConnectionState = "connecting";
let running: AbortController | null = null;
let lastId: string | null = null;
let hasRun = false;
/** The page stood still for a while: it is read again once the server is known to answer. */
let owesReload = false;

/** Hears what happens for as long as the page is looked at and nobody has paused; answers how to stop. */
export function hearLive(listener: Listener): () => void {
  if (listeners.size === 0) document.addEventListener("visibilitychange", lookAgain);
  listeners.add(listener);
  reconsider();
  return () => {
    listeners.delete(listener);
    setTimeout(() => {
      if (listeners.size > 0) return;
      document.removeEventListener("visibilitychange", lookAgain);
      reconsider();
    }, lingerMilliseconds);
  };
}

export function watchLive(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function readLive(): LiveState {
  isPaused ??= readChoice(name) === "paused";
  return isPaused ? "paused" : connection;
}

/** Remembered, so that a reader who needs a still page has one everywhere. */
export function pauseLive(paused: boolean): void {
  isPaused = paused;
  owesReload = !paused;
  rememberChoice(name, paused ? "paused" : "live");
  reconsider();
  for (const watcher of watchers) watcher();
}

/** Whether a reading of the page would be answered: one that is not loses the page to the browser's own. */
export function canRead(): boolean {
  return connection === "live" || connection === "polling";
}

function move(state: ConnectionState): void {
  connection = state;
  for (const watcher of watchers) watcher();
  if (!owesReload || !canRead()) return;
  owesReload = false;
  tell({ type: "reload", data: {} });
}

function tell(event: LiveEvent): void {
  for (const listener of listeners) listener(event);
}

/** Another tab may have paused meanwhile. */
function lookAgain(): void {
  isPaused = null;
  reconsider();
  for (const watcher of watchers) watcher();
}

function reconsider(): void {
  const isWanted =
    listeners.size > 0 && readLive() !== "paused" && document.visibilityState === "visible";
  if (isWanted === (running !== null)) return;
  running?.abort();
  running = null;
  connection = "connecting";
  if (!isWanted) return;
  const own = new AbortController();
  running = own;
  void run(own.signal);
}

async function run(signal: AbortSignal): Promise<void> {
  owesReload ||= hasRun;
  hasRun = true;
  const wait = (milliseconds: number, until: AbortSignal) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      const stop = () => {
        clearTimeout(timer);
        resolve();
      };
      until.addEventListener("abort", stop, { once: true });
    });
  const feed = shareFeed(
    {
      connect: (parts, until) =>
        keepConnected(
          { ...parts, wait, fetch: (path, init) => fetch(path, init), random: Math.random },
          until,
        ),
      shared: openShared(),
      heard: (event) => signal.aborted || tell(event),
      moved(state) {
        if (!signal.aborted) move(state);
      },
      lastId,
    },
    signal,
  );
  lastId = (await feed) ?? lastId;
}

/** Locks are there only where the address is https or this machine itself. */
function openShared() {
  if (!navigator.locks || typeof BroadcastChannel === "undefined") return null;
  return {
    channel: new BroadcastChannel(name),
    lead: (work: () => Promise<void>, signal: AbortSignal) =>
      navigator.locks.request(name, { signal }, work),
  };
}
