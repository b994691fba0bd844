import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Proving } from "./find-tests.ts";

/** By test, as `keyOf` names it: how it ended last, and on which day. */
export type Results = ReadonlyMap<string, string>;

const Report = z.object({
  startTime: z.number(),
  testResults: z.array(
    z.object({
      assertionResults: z.array(z.object({ title: z.string(), status: z.string() })),
    }),
  ),
});

export const keyOf = ({ number, name, file }: Proving) => `${file} ${number} ${name}`;

/** Of a run with `--reporter=json`. A test with many cases has passed when all of them have. */
export function readResults(path: string, tests: Proving[]): Results {
  const { startTime, testResults } = Report.parse(JSON.parse(readFileSync(path, "utf8")));
  const day = new Date(startTime).toISOString().slice(0, 10);
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  const results = new Map<string, string>();
  for (const test of tests) {
    const isCase = titleOf(test);
    const own = all.filter(({ title }) => isCase.test(title)).map(({ status }) => status);
    if (own.length === 0) continue;
    const failed = own.find((status) => status === "failed");
    const passed = own.every((status) => status === "passed");
    results.set(keyOf(test), `${failed ?? (passed ? "passed" : "skipped")} ${day}`);
  }
  return results;
}

/** Placeholders of a table of cases stand for anything. */
function titleOf({ number, name }: Proving): RegExp {
  const parts = name.split(/%[a-z]|\$\{?[\w.]+\}?/).map((part) => RegExp.escape(part));
  return new RegExp(`^\\[exception ${number}\\] ${parts.join(".*")}$`, "s");
}

const shown = /“\[(\d+)\] ([^”]*)” in `([^`]+)`, ([a-z]+ \d{4}-\d\d-\d\d)/g;

/** What the document says already: results outlive a run that did not look at them. */
export function readShownResults(path: string): Results {
  if (!existsSync(path)) return new Map();
  return new Map(
    [...readFileSync(path, "utf8").matchAll(shown)].map(
      ([, number, name = "", file = "", result = ""]) => [
        keyOf({ number: Number(number), name, file }),
        result,
      ],
    ),
  );
}
