import { setTimeout as sleep } from "node:timers/promises";
import { createBlockReader } from "#components/live/read-events.ts";
import { gapBetweenReadings } from "#components/live/refresh-pace.ts";

type Place = { port: number; cookie: string };
export type Dashboards = { readings: number; events: number; close(): Promise<void> };

/** So many open overviews, each with a stream of its own: they read the page as a browser's would. */
export function openDashboards(place: Place, count: number): Dashboards {
  const end = new AbortController();
  const seen = { readings: 0, events: 0 };
  const all = Promise.allSettled(
    Array.from({ length: count }, () => watch(place, seen, end.signal)),
  );
  return Object.assign(seen, {
    async close() {
      end.abort();
      await all;
    },
  });
}

async function watch(
  { port, cookie }: Place,
  seen: { readings: number; events: number },
  signal: AbortSignal,
): Promise<void> {
  const own = { perSecond: 0, isWanted: false };
  await Promise.all([
    readAgain({ port, cookie }, own, seen, signal),
    listenTo({ port, cookie }, own, seen, signal),
  ]);
}

async function listenTo(
  { port, cookie }: Place,
  own: { perSecond: number; isWanted: boolean },
  seen: { events: number },
  signal: AbortSignal,
): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/stream`, {
    headers: { accept: "text/event-stream", cookie },
    signal,
  });
  const read = createBlockReader();
  for await (const text of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    for (const { type, data } of read(text)) {
      if (data === null) continue;
      seen.events += 1;
      own.perSecond = type === "record" ? JSON.parse(data).per_second : 0;
      own.isWanted = true;
    }
  }
}

/** As `usePaced` does it. */
async function readAgain(
  { port, cookie }: Place,
  own: { perSecond: number; isWanted: boolean },
  seen: { readings: number },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await sleep(50);
    if (!own.isWanted) continue;
    own.isWanted = false;
    const began = performance.now();
    const page = await fetch(`http://127.0.0.1:${port}/`, {
      headers: { cookie, rsc: "1" },
      signal,
    });
    await page.text();
    seen.readings += 1;
    const took = performance.now() - began;
    await sleep(Math.max(0, gapBetweenReadings(took, own.perSecond) - took), undefined, { signal });
  }
}
