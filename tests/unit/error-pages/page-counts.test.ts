import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isCounted, wantsPrivacy } from "#lib/error-pages/counted.ts";
import { createPageCounts } from "#lib/error-pages/page-counts.ts";
import {
  addToSketch,
  createSketch,
  estimatePeople,
  mergeSketches,
} from "#lib/error-pages/people-sketch.ts";

const hashOf = (name: string) => createHash("sha256").update(name).digest().subarray(0, 8);
function sketchOf(names: string[]) {
  const sketch = createSketch();
  for (const name of names) addToSketch(sketch, hashOf(name));
  return sketch;
}
const crowd = (size: number, prefix = "p") =>
  Array.from({ length: size }, (_, index) => `${prefix}${index}`);

test.each([0, 1, 2, 10, 100, 1000, 10_000, 100_000])(
  "%i people are counted within three standard errors",
  (size) => {
    const people = estimatePeople(sketchOf(crowd(size)));
    expect(Math.abs(people - size)).toBeLessThanOrEqual(Math.max(1, size * 0.1));
  },
);

test("whoever comes again is not counted again, and merging is the union", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500)), fc.array(fc.nat(500)), (one, other) => {
      const [a, b] = [one.map(String), other.map(String)];
      const merged = mergeSketches([sketchOf(a), sketchOf(b)]);
      expect(merged).toEqual(sketchOf([...b, ...a, ...a]));
    }),
  );
});

const shop = { service: "shop", kind: "502", language: "en" } as const;
const start = new Date("2026-11-22T14:02:30Z");

test("pages are counted by the minute, and what was taken is not counted again", () => {
  let now = start;
  const counts = createPageCounts({ now: () => now });
  const visitor = { hash: hashOf("ada"), term: "t" };
  counts.noteShown(shop, visitor);
  counts.noteShown({ ...shop, language: "de" }, null);
  counts.noteShown(shop, visitor);
  now = new Date("2026-11-22T14:03:00Z");
  counts.noteReturn(shop, 16);
  counts.noteReturn(shop, 5000);
  const batch = counts.take();
  expect(batch.counts.map((row) => [row.bucket, row.event, row.language, row.count])).toEqual([
    ["2026-11-22T14:02:00.000Z", "shown", "en", 2],
    ["2026-11-22T14:02:00.000Z", "shown", "de", 1],
    ["2026-11-22T14:03:00.000Z", "back-60", "en", 1],
    ["2026-11-22T14:03:00.000Z", "back-more", "en", 1],
  ]);
  expect(batch.crowds.map(({ sketch }) => estimatePeople(sketch))).toEqual([1]);
  expect(counts.take()).toEqual({ counts: [], crowds: [], lost: 0 });
});

test("what could not be stored is added to what came meanwhile", () => {
  const counts = createPageCounts({ now: () => start });
  counts.noteShown(shop, { hash: hashOf("ada"), term: "t" });
  const batch = counts.take();
  counts.noteShown(shop, { hash: hashOf("bob"), term: "t" });
  counts.putBack(batch);
  const again = counts.take();
  expect(again.counts.map(({ count }) => count)).toEqual([2]);
  expect(again.crowds.map(({ sketch }) => estimatePeople(sketch))).toEqual([2]);
});

test("an hour's sketch that could not be stored outlives the hour", () => {
  let now = start;
  const counts = createPageCounts({ now: () => now });
  counts.noteShown(shop, { hash: hashOf("ada"), term: "t" });
  now = new Date("2026-11-22T15:30:00Z");
  const batch = counts.take();
  counts.putBack(batch);
  expect(counts.take().crowds).toEqual(batch.crowds);
  expect(counts.take().crowds).toEqual([]);
});

test("memory is bounded, and what there was no room for is told", () => {
  const counts = createPageCounts({ now: () => start, limit: 16 });
  for (const service of crowd(100)) {
    counts.noteShown({ ...shop, service }, { hash: hashOf(service), term: "t" });
  }
  counts.noteShown({ ...shop, service: "p0" }, null);
  const { counts: rows, crowds, lost } = counts.take();
  expect([rows.length, crowds.length, lost]).toEqual([16, 2, 84]);
  expect(rows[0]?.count).toBe(2);
});

const headers = (fields: Record<string, string>) => new Headers(fields);
test.each([
  [{}, true],
  [{ "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140 Safari/537.36" }, true],
  [{ "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)" }, false],
  [{ "user-agent": "curl/8.1" }, false],
  [{ "sec-purpose": "prefetch;prerender" }, false],
  [{ purpose: "prefetch" }, false],
  [{ cookie: "lang=de; __Secure-paramedic.session=x" }, false],
  [{ cookie: "lang=de" }, true],
])("with the headers %o a page is counted: %s", (fields, expected) => {
  expect(isCounted(headers(fields as Record<string, string>))).toBe(expected);
});

test("Sec-GPC and DNT are heard", () => {
  expect(wantsPrivacy(headers({ "sec-gpc": "1" }))).toBe(true);
  expect(wantsPrivacy(headers({ dnt: "1" }))).toBe(true);
  expect(wantsPrivacy(headers({ dnt: "0" }))).toBe(false);
});
