import fc from "fast-check";
import { expect, test } from "vitest";
import { createRate } from "#lib/ingest/rate.ts";

const minute = 60_000;

test("a minute's worth may come at once, and then no more", () => {
  const rate = createRate();
  expect(rate.take("shop", 10, 10, 0)).toBeNull();
  expect(rate.take("shop", 1, 10, 0)).toBe(6);
  expect(rate.take("shop", 5, 10, 0)).toBe(30);
});

test("it fills evenly, and comes back when it said", () => {
  const rate = createRate();
  rate.take("shop", 10, 10, 0);
  expect(rate.take("shop", 1, 10, 3000)).toBe(3);
  expect(rate.take("shop", 1, 10, 6000)).toBeNull();
  expect(rate.take("shop", 1, 10, 6000)).toBe(6);
});

test("it never holds more than a minute's worth", () => {
  const rate = createRate();
  rate.take("shop", 10, 10, 0);
  expect(rate.take("shop", 10, 10, 60 * minute)).toBeNull();
  expect(rate.take("shop", 1, 10, 60 * minute)).toBe(6);
});

test("more than a minute's worth is taken from a full bucket only, which then owes the rest", () => {
  const rate = createRate();
  expect(rate.take("shop", 30, 10, 0)).toBeNull();
  expect(rate.take("shop", 1, 10, minute)).toBe(66);
  expect(rate.take("shop", 1, 10, 2 * minute)).toBe(6);
  expect(rate.take("shop", 1, 10, 2 * minute + 6000)).toBeNull();
});

test("what is refused takes nothing, nor does who only asks", () => {
  const rate = createRate();
  rate.take("shop", 8, 10, 0);
  expect([1, 2, 3].map(() => rate.wait("shop", 2, 10, 0))).toEqual([null, null, null]);
  expect(rate.wait("shop", 3, 10, 0)).toBe(6);
  for (let tries = 0; tries < 5; tries += 1) expect(rate.take("shop", 3, 10, 0)).toBe(6);
  expect(rate.take("shop", 2, 10, 0)).toBeNull();
});

test("each name has a bucket of its own, whatever its name", () => {
  const rate = createRate();
  for (const name of ["shop", "billing", "__proto__", "constructor", ""]) {
    expect(rate.take(name, 1, 1, 0)).toBeNull();
    expect(rate.take(name, 1, 1, 0)).toBe(60);
  }
});

test("a limit that is raised or lowered counts at once", () => {
  const rate = createRate();
  rate.take("shop", 10, 10, 0);
  expect(rate.take("shop", 1, 600, 100)).toBeNull();
  expect(rate.take("shop", 1, 1, 100)).toBe(60);
});

test("a clock that goes back gives nothing away and takes nothing", () => {
  const rate = createRate();
  rate.take("shop", 10, 10, minute);
  expect(rate.take("shop", 1, 10, 0)).toBe(6);
  expect(rate.take("shop", 1, 10, 6000)).toBeNull();
});

test("over any time no more is taken than the limit allows, and a wait that is kept is rewarded", () => {
  const request = fc.record({ pause: fc.nat(20_000), count: fc.integer({ min: 1, max: 20 }) });
  fc.assert(
    fc.property(
      fc.array(request, { maxLength: 60 }),
      fc.integer({ min: 20, max: 200 }),
      (requests, perMinute) => {
        const rate = createRate();
        let now = 0;
        let taken = 0;
        for (const { pause, count } of requests) {
          now += pause;
          const wait = rate.take("shop", count, perMinute, now);
          if (wait === null) taken += count;
          else {
            expect(wait).toBeGreaterThanOrEqual(1);
            now += wait * 1000;
            expect(rate.take("shop", count, perMinute, now)).toBeNull();
            taken += count;
          }
          // Beyond a minute's worth that was there at the start, only what the time has filled.
          expect(taken).toBeLessThanOrEqual(perMinute + (now / minute) * perMinute + 1e-6);
        }
      },
    ),
    { seed: 20_261_128, numRuns: 300 },
  );
});
