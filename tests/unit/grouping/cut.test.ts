import { expect, test } from "vitest";
import { cut } from "#lib/grouping/cut.ts";

test("a text that fits comes back itself", () => {
  expect(cut("ab😀", 4)).toBe("ab😀");
  expect(cut("", 4)).toBe("");
});

test("a longer one ends before a character that does not fit whole", () => {
  expect(cut("abcdef", 4)).toBe("abcd");
  expect(cut("abc😀", 4)).toBe("abc");
  expect(cut("ab😀c", 4)).toBe("ab😀");
  expect(cut("😀", 1)).toBe("");
});
