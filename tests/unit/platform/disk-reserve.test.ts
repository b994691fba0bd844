import { expect, test } from "vitest";
import { type DiskLevel, deriveDiskLevel, deriveThresholds } from "#lib/platform/disk-reserve.ts";

const mebibyte = 1024 ** 2;
const gibibyte = 1024 ** 3;

test.each([
  [10, 1.5, 0.5],
  [20, 3, 1],
  [27, 4, 1],
  [2000, 4, 1],
])("a disk of %i GiB is low below %d GiB and full below %d GiB", (total, low, full) => {
  const thresholds = deriveThresholds(total * gibibyte);
  expect(thresholds.low / gibibyte).toBeCloseTo(low, 1);
  expect(thresholds.full / gibibyte).toBeCloseTo(full, 1);
});

test.each([
  [100, undefined, { low: 15, full: 5 }],
  [100, 20, { low: 40, full: 20 }],
  [100, 1, { low: 15, full: 1 }],
  [100, 0, { low: 15, full: 0 }],
])("%i MiB with a reserve of %s: %o", (total, reserve, expected) => {
  const { low, full } = deriveThresholds(total * mebibyte, reserve);
  expect({ low: low / mebibyte, full: full / mebibyte }).toEqual(expected);
});

const levels: [string, number, DiskLevel, DiskLevel][] = [
  ["plenty", 50, "ok", "ok"],
  ["just enough", 4, "ok", "ok"],
  ["getting low", 3.9, "ok", "low"],
  ["low, and a little came back", 4.5, "low", "low"],
  ["low, and enough came back", 4.9, "low", "ok"],
  ["full at once", 0.9, "ok", "full"],
  ["full", 0.9, "low", "full"],
  ["full, and a little came back", 1.1, "full", "full"],
  ["full, and enough came back to be low", 1.3, "full", "low"],
  ["full, and all came back", 50, "full", "ok"],
  ["nothing left", 0, "ok", "full"],
];
test.each(levels)("%s: %d GiB free after %s is %s", (_, free, before, level) => {
  const space = { free_bytes: free * gibibyte, total_bytes: 100 * gibibyte };
  expect(deriveDiskLevel(space, before)).toBe(level);
});
