import { expect, test } from "vitest";
import { deriveFingerprintV2 } from "#lib/grouping/fingerprint-v2.ts";
import { holdsOnce, spend } from "#tests/support/spend.ts";

let written = 0;
/** Eight lines of about so many characters that no stack before had, so that nothing of it is remembered. */
const makeLines = (length: number, lineOf: (filling: number) => string) =>
  Array.from({ length: 8 }, () => {
    written += 1;
    return lineOf(length).replace("NEW", String(written));
  });

test.each([
  [
    "file names of hyphens and underscores",
    (length: number) => [
      "Error: x",
      ...makeLines(length, (filling) => `    at a (/qNEW${"_".repeat(filling)}:1:2)`),
    ],
  ],
  [
    "types of generics without an end",
    (length: number) => [
      "x:1",
      ...makeLines(length, (filling) => `aNEW\`${"1".repeat(filling)} y`),
      "    at f (/a.js:1:2)",
      "    at g (/b.js:1:2)",
    ],
  ],
])("the cost of %s grows with their length only", (_, linesOf) => {
  const measure = (length: number) =>
    spend(() => {
      for (let turn = 0; turn < 40; turn += 1) {
        const stack_trace = linesOf(length).join("\n");
        const texts = { message: stack_trace, stack_trace };
        deriveFingerprintV2({ ...texts, error_code: "E", fingerprint: [], attributes: {} }, []);
      }
    });
  measure(200);
  // Five times as long: a quadratic cost would be 25 times as much.
  expect(holdsOnce(() => measure(950) < 10 * measure(190))).toBe(true);
});
