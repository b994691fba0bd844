import { expect, test } from "vitest";
import { parseExactly } from "#lib/ingest/exact-json.ts";

const offsets = Array.from({ length: 33 }, (_, index) => index);
const parseAt = (offset: number, number: string) =>
  parseExactly(`{${" ".repeat(offset)}"id":${number}}`);

test("an integer that no number holds keeps its digits, wherever it stands", () => {
  for (const digits of ["9007199254740993", "-9007199254740993", "12345678901234567890123"]) {
    for (const offset of offsets) expect(parseAt(offset, digits)).toEqual({ id: digits });
  }
});

test("numbers that are exact stay numbers, and so do fractions", () => {
  for (const digits of ["9007199254740991", "123456789012345", "0.12345678901234567", "1e21"]) {
    for (const offset of offsets) expect(parseAt(offset, digits)).toEqual({ id: Number(digits) });
  }
});

test("digits of a text are no number", () => {
  expect(parseExactly('{"id":"9007199254740993","list":[9007199254740993]}')).toEqual({
    id: "9007199254740993",
    list: ["9007199254740993"],
  });
});
