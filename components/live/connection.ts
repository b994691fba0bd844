import { type Block, createBlockReader } from "#components/live/read-events.ts";
import type { LiveEvent } from "#lib/live/schemas.ts";

/** `polling`: the server answers, but not with a stream. `offline`: it does not answer. `connecting`: nobody knows yet. */
export type ConnectionState = "connecting" | "live" | "polling" | "offline";

export type ConnectionParts = {
  fetch(path: string, init: RequestInit): Promise<Response>;
  /** Resolves after the time, or when the signal ends. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  random(): number;
  heard(event: LiveEvent, id: string): void;
  moved(state: ConnectionState): void;
  /** Where to go on from. */
  lastId: string | null;
};

const path = "/api/v1/stream";
/** The server says something every 15 seconds. */
const silenceMilliseconds = 40_000;
const longestWaitMilliseconds = 30_000;
/** So many tries that fail are no hiccup any more. */
const patience = 2;

type End = { why: "closed" | "refused" | "unreachable" | "signed-out"; afterMilliseconds: number };

/** Keeps a stream open until the signal ends: comes back after its end, later each time, never with all others at once. */
export async function keepConnected(parts: ConnectionParts, signal: AbortSignal): Promise<void> {
  const state = { lastId: parts.lastId, retry: 3000 };
  let failures = 0;
  while (!signal.aborted) {
    const { why, afterMilliseconds } = await connectOnce(parts, state, signal);
    if (signal.aborted) return;
    if (why === "signed-out") {
      // Reading the page again leads to the sign-in page.
      parts.moved("polling");
      parts.heard({ type: "reload", data: {} }, "");
      return;
    }
    failures = why === "closed" ? 0 : failures + 1;
    const lasting = why === "refused" ? "polling" : "offline";
    parts.moved(failures < patience ? "connecting" : lasting);
    const backOff = Math.min(longestWaitMilliseconds, state.retry * 2 ** Math.max(0, failures - 1));
    const jittered = backOff * (0.5 + parts.random());
    await parts.wait(Math.max(jittered, afterMilliseconds), signal);
  }
}

async function connectOnce(
  parts: ConnectionParts,
  state: { lastId: string | null; retry: number },
  signal: AbortSignal,
): Promise<End> {
  const attempt = new AbortController();
  const stop = () => attempt.abort();
  signal.addEventListener("abort", stop);
  let isSilent = false;
  const giveUp = () => {
    isSilent = true;
    stop();
  };
  let silence = setTimeout(giveUp, silenceMilliseconds);
  const stir = () => {
    clearTimeout(silence);
    silence = setTimeout(giveUp, silenceMilliseconds);
  };
  try {
    const answer = await parts.fetch(path, {
      headers: {
        accept: "text/event-stream",
        ...(state.lastId ? { "last-event-id": state.lastId } : {}),
      },
      cache: "no-store",
      signal: attempt.signal,
    });
    if (!answer.ok || !answer.body) return refusalOf(answer);
    parts.moved("live");
    await readAll(answer.body, stir, (block) => take(parts, state, block));
    return { why: "closed", afterMilliseconds: 0 };
  } catch {
    // A proxy that holds the stream back lets everything else through.
    return { why: isSilent ? "refused" : "unreachable", afterMilliseconds: 0 };
  } finally {
    clearTimeout(silence);
    signal.removeEventListener("abort", stop);
    attempt.abort();
  }
}

function refusalOf(answer: Response): End {
  const seconds = Number(answer.headers.get("retry-after") ?? 0);
  if (answer.status === 401 || answer.status === 403) {
    return { why: "signed-out", afterMilliseconds: 0 };
  }
  return { why: "refused", afterMilliseconds: Number.isFinite(seconds) ? seconds * 1000 : 0 };
}

async function readAll(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  stir: () => void,
  take: (block: Block) => void,
): Promise<void> {
  const read = createBlockReader();
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value = "" } = await reader.read();
    if (done) return;
    stir();
    for (const block of read(value)) take(block);
  }
}

function take(
  parts: ConnectionParts,
  state: { lastId: string | null; retry: number },
  { type, data, id, retry }: Block,
): void {
  if (retry !== null) state.retry = retry;
  if (id !== null) state.lastId = id;
  if (data !== null) parts.heard(toEvent(type, data), state.lastId ?? "");
}

/** What our own server wrote; an event that is not JSON is a reason to read the page again. */
function toEvent(type: string, data: string): LiveEvent {
  try {
    return { type, data: JSON.parse(data) } as LiveEvent;
  } catch {
    return { type: "reload", data: {} };
  }
}
