import { expect, test } from "vitest";
import { holdBytes } from "#lib/ingest/pending-bytes.ts";

const most = 128 * 1024 * 1024;

test("what does not fit beside what is held is refused until something is released", () => {
  const half = holdBytes(most / 2);
  const other = holdBytes(most / 2);
  expect(() => holdBytes(1)).toThrow(expect.objectContaining({ code: "unavailable" }));
  other.release();
  const one = holdBytes(1);
  expect(() => holdBytes(most / 2)).toThrow("Too much waits");
  half.release();
  one.release();
});

test("alone, a request may hold more", () => {
  const large = holdBytes(most + 1);
  expect(() => holdBytes(1)).toThrow();
  large.release();
  holdBytes(1).release();
});
