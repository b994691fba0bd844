import fc from "fast-check";
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

test("numbers stay numbers, and what is not there is empty", () => {
  expect(toCsvRow([-3, null, undefined, true])).toBe("-3,,,true\r\n");
});

test("no text leaves its cell, and none begins as a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary-ascii" }), { minLength: 1 }), (texts) => {
      const line = toCsvRow(texts);
      const cells = readCsv(line);
      expect(cells).toHaveLength(texts.length);
      cells.forEach((cell, index) => {
        expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        expect([texts[index], `'${texts[index]}`]).toContain(cell);
      });
    }),
  );
});

/** A reader of one line, as RFC 4180 describes it. */
function readCsv(line: string): string[] {
  const cells = line.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(?:,|\r\n$)/g);
  return [...cells].map(([, cell = ""]) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  );
}
