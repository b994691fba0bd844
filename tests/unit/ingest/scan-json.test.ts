import fc from "fast-check";
import { expect, test } from "vitest";
import { scanJson } from "#lib/ingest/scan-json.ts";

const scan = (text: string, depth = 3, commas = 3) =>
  scanJson(Buffer.from(text), { depth, commas });

test.each([
  ["nothing", "", "fits"],
  ["a number", "1", "fits"],
  ["as deep as allowed", "[[[1]]]", "fits"],
  ["one level more", "[[[[1]]]]", "too-deep"],
  ["one level more, in objects", '{"a":{"b":{"c":{}}}}', "too-deep"],
  ["levels beside each other", "[[],[],[[]]]", "fits"],
  ["as many commas as allowed", "[1,2,3,4]", "fits"],
  ["one comma more", "[1,2,3,4,5]", "too-many"],
  ["brackets in a string", '["[[[[[[{{{{"]', "fits"],
  ["commas in a string", '["a,b,c,d,e,f"]', "fits"],
  ["a quote in a string", '["\\"[[[[",[[1]]]', "fits"],
  ["a backslash at the end of a string", '["\\\\",[[[1]]]]', "too-deep"],
  ["a quote behind two backslashes", '["\\\\\\"[[[["]', "fits"],
  ["a string that never ends", '["[[[[,,,,,,', "fits"],
  ["a backslash at the very end", '["\\', "fits"],
  ["a string after another", '["a","b",[[["c"]]]]', "too-deep"],
  ["more that closes than opens", "]]]][[[[[[[[", "too-deep"],
  ["characters of several bytes", '{"é🚑":["[é,",1]}', "fits"],
])("%s: %s is judged as %s", (_, text, judged) => {
  expect(scan(text)).toBe(judged);
});

test("a million levels are judged before anything is built", () => {
  const before = performance.now();
  expect(scan("[".repeat(1_000_000), 64)).toBe("too-deep");
  expect(performance.now() - before).toBeLessThan(500);
});

test("strings of backslashes and quotes do not make it slow", () => {
  const size = 2_000_000;
  const texts = [
    "\\".repeat(size),
    '\\"'.repeat(size / 2),
    `${"\\".repeat(999)}"`.repeat(size / 1000),
  ];
  for (const text of texts) {
    const before = performance.now();
    scan(`["${text}"]`);
    expect(performance.now() - before).toBeLessThan(2000);
  }
});

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

/** Commas between members, which are one less than there are. */
function commasOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const parts = Object.values(value);
  return Math.max(0, parts.length - 1) + parts.reduce((sum, part) => sum + commasOf(part), 0);
}

test("of whatever JSON there is, depth and commas are exact", () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: "binary", maxDepth: 6 }), (value) => {
      const bytes = Buffer.from(JSON.stringify(value));
      const [depth, commas] = [depthOf(value), commasOf(value)];
      expect(scanJson(bytes, { depth, commas })).toBe("fits");
      if (depth > 0) {
        expect(scanJson(bytes, { depth: depth - 1, commas })).toBe("too-deep");
      }
      if (commas > 0) expect(scanJson(bytes, { depth, commas: commas - 1 })).toBe("too-many");
    }),
    { seed: 20_261_128, numRuns: 500 },
  );
});
