import { expect, test } from "vitest";
import { toCsv, toCsvRow } from "#lib/format/csv.ts";

test("a file opens with the mark that spreadsheets need, and each row ends as RFC 4180 says", () => {
  expect(
    toCsv([
      ["a", 1],
      [null, true],
    ]),
  ).toBe("\uFEFFa,1\r\n,true\r\n");
  expect(toCsv([])).toBe("\uFEFF");
});

test.each([
  ["a comma", "a,b", '"a,b"'],
  ["a quote", 'say "no"', '"say ""no"""'],
  ["a line", "one\ntwo", '"one\ntwo"'],
  ["nothing", "", ""],
  ["letters of all the world", "재시작 ⟶ é", "재시작 ⟶ é"],
  ["a formula", "=1+1", "'=1+1"],
  ["a formula by plus", "+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
  ["a formula by minus", "-2+3", "'-2+3"],
  ["a formula by at", "@SUM(A1)", "'@SUM(A1)"],
  ["a tab before a formula", "\t=1", "'\t=1"],
  ["a return before a formula", "\r=1", '"\'\r=1"'],
  ["a formula with a quote", '=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
])("%s is a text and nothing else", (_what, cell, written) => {
  expect(toCsvRow([cell])).toBe(`${written}\r\n`);
});

test("a negative number stays one", () => {
  expect(toCsvRow([-2.5])).toBe("-2.5\r\n");
});
