import { expect, test } from "vitest";
import { createFailureAllowance } from "#lib/runtime/failure-allowance.ts";

const repeat = (times: number, take: () => unknown) => Array.from({ length: times }, take);

test("ten of the same failure pass in a minute; the next minute says how many were left out", () => {
  const allowance = createFailureAllowance();
  expect(repeat(10, () => allowance.take("a", 0))).toEqual(repeat(10, () => ({ left_out: 0 })));
  expect(repeat(7, () => allowance.take("a", 59_999))).toEqual(repeat(7, () => null));
  expect(allowance.take("b", 59_999)).toEqual({ left_out: 0 });
  expect(allowance.take("a", 60_000)).toEqual({ left_out: 7 });
  expect(allowance.take("a", 60_001)).toEqual({ left_out: 0 });
});

test("sixty of all failures pass in a minute", () => {
  const allowance = createFailureAllowance();
  const taken = Array.from({ length: 100 }, (_, index) => allowance.take(`failure ${index}`, 0));
  expect(taken.filter((one) => one !== null)).toHaveLength(60);
  expect(allowance.take("failure 99", 60_000)).toEqual({ left_out: 1 });
});

test("names of failures that never come again are forgotten some time", () => {
  const allowance = createFailureAllowance();
  for (let index = 0; index < 5000; index += 1) allowance.take(`failure ${index}`, index * 2000);
  expect(allowance.take("failure 0", 10_000_000)).toEqual({ left_out: 0 });
});
