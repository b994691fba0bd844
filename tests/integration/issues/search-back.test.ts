import { beforeAll, expect, test } from "vitest";
import { searchBack } from "#lib/issues/internal/search-back.ts";
import { listRecords, readSearchedTo } from "#lib/issues/list-records.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
const hours = [0.1, 0.1, 2, 30, 30, 100, 400];
const hour = 3_600_000;
const began = Date.now();
const needles = hours.map((_, index) => `needle ${index}`);

beforeAll(async () => {
  await addIngestKey(database, "organisation-key");
  const record = { code: "E", service: "shop", release: "1" };
  await sendIngest(
    database,
    hours.flatMap((ago, index) => {
      const timestamp = new Date(began - ago * hour).toISOString();
      return [
        { ...record, timestamp, message: `needle ${index}` },
        { ...record, timestamp, message: `straw ${index}` },
      ];
    }),
  );
});

const month = () => new Date(Date.now() - 25 * 24 * hour).toISOString();

/** All pages of a search, each given no longer than that. */
async function collect(query: { q?: string; limit: number }, milliseconds?: number) {
  const pages: string[][] = [];
  const ends: (string | null)[] = [];
  for (let cursor: string | undefined, more = true; more; ) {
    const asked = { ...query, from: month(), ...(cursor ? { cursor } : {}) };
    const page = await listRecords(database.context(), asked, milliseconds);
    pages.push(page.data.map(({ message }) => message));
    ends.push(readSearchedTo(page.next_cursor));
    cursor = page.next_cursor ?? undefined;
    more = page.next_cursor !== null;
  }
  return { pages, ends };
}

test("a search without time to spare says how far it came, and goes on from there", async () => {
  const whole = await collect({ q: "needle", limit: 100 }, 60_000);
  expect(whole.ends).toEqual([null]);
  expect(whole.pages.flat().toSorted()).toEqual(needles);
  const hurried = await collect({ q: "needle", limit: 100 }, 0);
  expect(hurried.pages.length).toBeGreaterThan(10);
  expect(hurried.pages.flat()).toEqual(whole.pages.flat());
  expect(hurried.ends.at(-1)).toBeNull();
  const times = hurried.ends.slice(0, -1).map((end) => Date.parse(end ?? ""));
  expect(times).toEqual(times.toSorted((one, other) => other - one));
});

test("records of one moment on the edge of a page come once, whatever ends the page", async () => {
  for (const milliseconds of [0, 60_000]) {
    for (const limit of [1, 2, 3]) {
      const { pages } = await collect({ q: "needle", limit }, milliseconds);
      expect(pages.flat().toSorted()).toEqual(needles);
      expect(pages.every((page) => page.length <= limit)).toBe(true);
    }
  }
});

test("what an index finds is found at once", async () => {
  const { pages, ends } = await collect({ limit: 100 }, 0);
  expect(pages.map((page) => page.length)).toEqual([hours.length * 2]);
  expect(ends).toEqual([null]);
});

test("a page that is full of bytes ends, and loses nothing of what comes after it", async () => {
  const met: string[] = [];
  let before: { timestamp: string; id: string } | null = null;
  const range = { from: new Date(month()), to: new Date(Date.now() + hour) };
  for (let page = 0; page <= hours.length; page += 1) {
    const asked = { q: "needle", ...range, before, limit: 100, bytes: "needle 0".length };
    const found = await searchBack(database.pool, asked, 60_000);
    const last = found.rows.at(-1);
    if (!last) break;
    expect(found).toMatchObject({ rows: [{}], cut: true, searchedTo: null });
    met.push(last.message);
    before = { timestamp: last.timestamp.toISOString(), id: last.id };
  }
  expect(met.toSorted()).toEqual(needles);
});
