import { expect, test } from "vitest";
import { cutBatches } from "#lib/ingest/internal/cut-batches.ts";
import { unpack } from "#lib/ingest/internal/spooled.ts";

const mebibyte = 1024 * 1024;
const entry = (ids: string, bytes: number, second = 0) => ({
  records: unpack(
    Buffer.from(
      JSON.stringify({
        records: [...ids].map((event_id) => ({
          ...{ event_id, timestamp: 0 },
          received_at: new Date(second * 1000),
        })),
      }),
    ),
  ).records,
  bytes,
});

test.each([
  ["nothing", [], 500, []],
  ["a few small ones", [entry("ab", 100), entry("c", 100)], 500, ["abc"]],
  ["more than are asked for at once", [entry("abc", 100), entry("de", 100)], 2, ["ab", "cd", "e"]],
  ["one by one", [entry("abc", 100)], 1, ["a", "b", "c"]],
  [
    "large ones by their bytes",
    [entry("abcdefgh", 8 * mebibyte), entry("i", 10)],
    500,
    ["abcd", "efgh", "i"],
  ],
  [
    "what came in other steps of ten seconds by itself, so that each counts where it came",
    [entry("ab", 10, 1), entry("c", 10, 9.9), entry("de", 10, 10), entry("f", 10, 600)],
    500,
    ["abc", "de", "f"],
  ],
  ["one that is larger than a batch", [entry("a", 9 * mebibyte), entry("b", 1)], 500, ["a", "b"]],
])("%s", (_, entries, most, expected) => {
  const batches = [...cutBatches(entries, most)];
  expect(batches.map((batch) => batch.map(({ event_id }) => event_id).join(""))).toEqual(expected);
});
