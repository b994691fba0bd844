import { expect, test } from "vitest";
import { toSlot, weighConstant, weighValue } from "#lib/grouping/template-words.ts";

test.each([
  ["bob", "", "bob", ""],
  ["user=bob,", "user=", "bob", ","],
  ["(uid=<number>)", "(uid=", "<number>", ")"],
  ["()", "(", "", ")"],
  ["(<host>)", "(", "<host>", ")"],
  ["rhost=", "rhost=", "", ""],
  ["action:a.b.C", "action:", "a.b.C", ""],
  ["ws=Source{<number>},", "ws=", "Source{<number>}", ","],
  ["MSRA-<id>:<number>", "", "MSRA-<id>:<number>", ""],
  ["<ip>", "", "<ip>", ""],
  ["{", "", "{", ""],
  ["host:", "", "host", ":"],
])("the slot of %j is %j, %j and %j", (token, before, value, after) => {
  expect(toSlot(token)).toEqual({ before, value, after });
});

test.each([
  ["<number>", 2],
  ["worker-<id>", 1.5],
  ["retry=true", 1.5],
  ["ws=null", 1.5],
  ["orderService", 1.25],
  ["shop.orders", 1.25],
  ["bob", 1],
  ["rhost=", 1],
  ["RUNNING", 0.5],
  ["refused", 0.5],
  ["starting", 0.5],
  ["true", 0.5],
  ["not", 0],
  ["TypeError", 0],
  ["ECONNRESET", 0],
])("%j speaks for a variable with %d", (token, weight) => {
  expect(weighValue(toSlot(token))).toBe(weight);
});

test.each([
  ["found", 1],
  ["blk_<id>", 0.5],
  ["<number>", 0],
  ["...", 0],
])("%j as a fixed token says %d", (token, weight) => {
  expect(weighConstant(token)).toBe(weight);
});
