import type { Hub, Told } from "#lib/live/hub.ts";
import { type LiveFilter, narrowEvent } from "#lib/live/narrow-event.ts";

export type StreamParts = {
  hub: Hub;
  filter: LiveFilter;
  lastId: string | null;
  /** Whether the reader may still read; asked with every heartbeat. */
  isAllowed(): Promise<boolean>;
  /** The process ends. */
  leaving: AbortSignal;
  /** The reader has left. */
  gone: AbortSignal;
  /** Called once, however the stream ends. */
  ended(): void;
  heartbeatMilliseconds?: number;
};

/** A reader who leaves so much waiting is cut: who comes back goes on from its last id. */
const mostWaitingBytes = 256 * 1024;
const retry = { least: 2000, spread: 3000 };
const encoder = new TextEncoder();

/** The stream of one reader. What waits for it is bounded; it ends with the process, the reader, or the reader's right. */
export function openStream(parts: StreamParts): ReadableStream<Uint8Array<ArrayBuffer>> {
  let end: End = () => {};
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(controller) {
        end = startTelling(parts, controller);
      },
      cancel() {
        end("left");
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: mostWaitingBytes }),
  );
}

type End = (how: "over" | "cut" | "left") => void;

function startTelling(
  { hub, filter, leaving, gone, heartbeatMilliseconds = 15_000, ...parts }: StreamParts,
  controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>,
): End {
  let isOver = false;
  let position = parts.lastId ?? "";
  function send(text: string): void {
    if (isOver) return;
    controller.enqueue(encoder.encode(text));
    if ((controller.desiredSize ?? 1) <= 0) end("cut");
  }
  function hear(told: Told): void {
    position = told.id;
    const event = narrowEvent(told.event, filter);
    if (event) send(formatEvent({ ...told, event }));
  }
  // The id goes on for readers whose filter lets little through.
  const beat = setInterval(async () => {
    send(`:\nid: ${position}\n\n`);
    if (!(await parts.isAllowed())) end("over");
  }, heartbeatMilliseconds);
  const leave = () => end("over");
  function end(how: Parameters<End>[0]): void {
    if (isOver) return;
    isOver = true;
    clearInterval(beat);
    hub.leave(hear);
    leaving.removeEventListener("abort", leave);
    gone.removeEventListener("abort", leave);
    parts.ended();
    if (how === "cut") controller.error(new DOMException("It reads too slowly.", "AbortError"));
    if (how === "over") controller.close();
  }
  leaving.addEventListener("abort", leave);
  gone.addEventListener("abort", leave);
  const { missed, lastId } = hub.join(hear, parts.lastId);
  send(`retry: ${retry.least + Math.round(Math.random() * retry.spread)}\n\n`);
  for (const told of missed) hear(told);
  position = lastId;
  send(`:\nid: ${position}\n\n`);
  if (leaving.aborted || gone.aborted) end("over");
  return end;
}

/** As an event stream writes it; JSON has no line breaks of its own. */
export function formatEvent({ id, event }: Pick<Told, "id" | "event">): string {
  return `id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event.data)}\n\n`;
}
