import { expect, test } from "vitest";
import { deriveAdmissionWindow } from "#lib/error-pages/admission-window.ts";
import { createWaitingCount } from "#lib/error-pages/waiting-count.ts";

test.each([
  [0, 100, 5],
  [500, 100, 5],
  [501, 100, 6],
  [10_000, 100, 100],
  [10_000, 1, 600],
  [3, 1, 5],
])(
  "%i who wait for a service that takes %i a second come in over %i s",
  (waiting, rate, window) => {
    expect(deriveAdmissionWindow(waiting, rate)).toBe(window);
  },
);

test("signs of who waits are counted for a minute and a half, by service", () => {
  const clock = { seconds: 0 };
  const waiting = createWaitingCount(10, () => clock.seconds * 1000);
  for (const second of [0, 5, 30, 80]) {
    clock.seconds = second;
    waiting.saw("shop");
  }
  waiting.saw("till");
  expect([waiting.count("shop"), waiting.count("till"), waiting.count("other")]).toEqual([4, 1, 0]);
  clock.seconds = 89;
  expect(waiting.count("shop")).toBe(4);
  clock.seconds = 90;
  expect(waiting.count("shop")).toBe(2);
  clock.seconds = 200;
  expect(waiting.count("shop")).toBe(0);
});

test("of too many services the one goes that nobody was seen to wait for longest", () => {
  const clock = { seconds: 0 };
  const waiting = createWaitingCount(2, () => clock.seconds * 1000);
  for (const service of ["one", "two", "three"]) {
    waiting.saw(service);
    clock.seconds += 10;
  }
  expect(["one", "two", "three"].map(waiting.count)).toEqual([0, 1, 1]);
});
