import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listFiles } from "#tests/architecture/list-files.ts";

const document = readFileSync("docs/claims.md", "utf8");
const rows = [...document.matchAll(/^\| (\d+) \|/gm)].map(([, number]) => Number(number));
/** As `npm run proofs -- claims` writes them. */
const claimed = [...document.matchAll(/“\[(\d+)\] ([^”]*)” in `([^`]+)`/g)].map(
  ([, number = "", name = "", file = ""]) => ({ number, name: name.replaceAll("\\|", "|"), file }),
);
const sources = new Map(
  listFiles(["tests"], /\.test\.ts$/).map((file) => [file, readFileSync(file, "utf8")]),
);

test("every test that a row of docs/claims.md names exists (npm run proofs -- claims writes them anew)", () => {
  expect(claimed.length).toBeGreaterThan(100);
  const missing = claimed.filter(
    ({ number, name, file }) => !sources.get(file)?.includes(`[exception ${number}] ${name}`),
  );
  expect(missing).toEqual([]);
});

test("every row that a test names is one of the table's", () => {
  const named = [...sources.values()].flatMap((text) =>
    [...text.matchAll(/["'`]\[exception (\d+)\] /g)].map(([, number]) => Number(number)),
  );
  expect(named.filter((number) => !rows.includes(number))).toEqual([]);
  expect(rows).toEqual(Array.from({ length: 63 }, (_, index) => index + 1));
});
