import fc from "fast-check";
import { expect, test } from "vitest";
import { formatCsvLine } from "#lib/format/csv.ts";

test.each([
  ["plain", "plain"],
  ["a,b", '"a,b"'],
  ['say "no"', '"say ""no"""'],
  ["two\nlines", '"two\nlines"'],
  ["=1+1", "'=1+1"],
  ["+49 30", "'+49 30"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\tx", "'\tx"],
  ["\r=1", `"'\r=1"`],
])("the text %j becomes the cell %j", (text, cell) => {
  expect(formatCsvLine([text])).toBe(`${cell}\r\n`);
});

test("numbers stay numbers, and what is not there is empty", () => {
  expect(formatCsvLine([-3, null, undefined, true])).toBe("-3,,,true\r\n");
});

test("no text leaves its cell, and none begins as a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary-ascii" }), { minLength: 1 }), (texts) => {
      const line = formatCsvLine(texts);
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
