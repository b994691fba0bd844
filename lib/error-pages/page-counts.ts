import { addToSketch, createSketch } from "#lib/error-pages/people-sketch.ts";
import type { PageKind } from "#lib/error-pages/schemas.ts";

const minuteMilliseconds = 60_000;
const hourMilliseconds = 3_600_000;

export type ShownPage = { service: string; kind: PageKind; language: string };
export type CountRow = {
  service: string;
  bucket: string;
  event: string;
  kind: string;
  language: string;
  count: number;
};
export type CrowdRow = { service: string; bucket: string; term: string; sketch: Uint8Array };
export type CountBatch = { counts: CountRow[]; crowds: CrowdRow[]; lost: number };

/** Counts in memory, which are handed on in batches: showing a page writes nothing. */
export type PageCounts = {
  /** `visitor` null: nobody who may be counted as a person. */
  noteShown(page: ShownPage, visitor: { hash: Buffer; term: string } | null): void;
  noteReturn(page: ShownPage, waitedSeconds: number): void;
  /** What has changed since; `lost` is what there was no room for. */
  take(): CountBatch;
  /** Counts that could not be stored wait with the next ones. */
  putBack(batch: CountBatch): void;
};

/** Upper ends in seconds of the times that people waited before they went back in. */
export const waitEnds = [15, 60, 300, 900] as const;

/** Starts of equal spans of time; each is written out once, and not for every page. */
function createBuckets(milliseconds: number): (at: Date) => string {
  let last = { number: Number.NaN, text: "" };
  return (at) => {
    const number = Math.floor(at.getTime() / milliseconds);
    if (number !== last.number) {
      last = { number, text: new Date(number * milliseconds).toISOString() };
    }
    return last.text;
  };
}

/** Keeps at most `limit` different counters, and as many sketches of people as an eighth of that. */
export function createPageCounts(parts: { now: () => Date; limit?: number }): PageCounts {
  const { now, limit = 20_000 } = parts;
  let counts = new Map<string, CountRow>();
  const crowds = new Map<string, CrowdRow & { changed: boolean }>();
  let lost = 0;

  const add = (row: CountRow) => {
    const key = [row.service, row.bucket, row.event, row.kind, row.language].join("\n");
    const known = counts.get(key);
    if (known) known.count += row.count;
    else if (counts.size < limit) counts.set(key, row);
    else lost += row.count;
  };
  const minutes = createBuckets(minuteMilliseconds);
  const hours = createBuckets(hourMilliseconds);
  const addPerson = (service: string, { hash, term }: { hash: Buffer; term: string }) => {
    const bucket = hours(now());
    const key = [service, bucket, term].join("\n");
    const known = crowds.get(key);
    if (!known && crowds.size >= limit / 8) return;
    const crowd = known ?? { service, bucket, term, sketch: createSketch(), changed: true };
    addToSketch(crowd.sketch, hash);
    crowds.set(key, Object.assign(crowd, { changed: true }));
  };

  return {
    noteShown(page, visitor) {
      add({ ...page, bucket: minutes(now()), event: "shown", count: 1 });
      if (visitor) addPerson(page.service, visitor);
    },
    noteReturn(page, waitedSeconds) {
      const end = waitEnds.find((seconds) => waitedSeconds <= seconds) ?? "more";
      add({ ...page, bucket: minutes(now()), event: `back-${end}`, count: 1 });
    },
    take() {
      const batch = { counts: [...counts.values()], crowds: [] as CrowdRow[], lost };
      counts = new Map();
      lost = 0;
      const current = hours(now());
      for (const [key, { changed, ...crowd }] of crowds) {
        // A sketch is stored whole each time, so that storing it twice changes nothing.
        if (changed) batch.crowds.push({ ...crowd, sketch: crowd.sketch.slice() });
        if (crowd.bucket === current) crowds.set(key, { ...crowd, changed: false });
        else crowds.delete(key);
      }
      return batch;
    },
    putBack(batch) {
      for (const row of batch.counts) add(row);
      lost += batch.lost;
      for (const crowd of batch.crowds) {
        const key = [crowd.service, crowd.bucket, crowd.term].join("\n");
        const known = crowds.get(key);
        // What is in memory has everything that was handed on, and more.
        if (known) known.changed = true;
        else if (crowds.size < limit / 8) crowds.set(key, { ...crowd, changed: true });
      }
    },
  };
}
