import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { describeClaims } from "./claims/describe-claims.ts";
import { findTests } from "./claims/find-tests.ts";
import { readResults, readShownResults } from "./claims/results.ts";
import { rows } from "./claims/rows.ts";
import { line } from "./ledger/report.ts";

const document = "docs/claims.md";
const help = `npm run proofs -- claims [flags]
  --results FILE   takes over how the tests ended, from a report of vitest's json reporter`;

const { values } = parseArgs({
  options: { results: { type: "string" }, help: { type: "boolean", default: false } },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
const tests = findTests();
const fresh = values.results ? readResults(values.results, tests) : new Map<string, string>();
const results = new Map([...readShownResults(document), ...fresh]);
writeFileSync(document, describeClaims(tests, results));
const open = rows.filter(
  ({ number, leftOut }) => !leftOut && !tests.some((test) => test.number === number),
);
console.log(line("tests that name a row", String(tests.length)));
console.log(line("rows without a test", open.map(({ number }) => number).join(", ") || "none"));
const failed = [...results.values()].filter((result) => result.startsWith("failed"));
console.log(line("failed", String(failed.length)));
process.exit(failed.length > 0 ? 1 : 0);
