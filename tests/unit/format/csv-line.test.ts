import { expect, test } from "vitest";
import { csvLine } from "#lib/format/csv-line.ts";

test("commas, quotes and line ends stay inside of their cell", () => {
  expect(csvLine(["a", 'say "no"', "one,two", "line\nend", 7, null])).toBe(
    'a,"say ""no""","one,two","line\nend",7,\r\n',
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")'])(
  "%s is text to a spreadsheet, not a formula",
  (text) => {
    expect(csvLine([text])).toMatch(/^"'/);
  },
);
