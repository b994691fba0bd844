import type { Proving } from "./find-tests.ts";
import { keyOf, type Results } from "./results.ts";
import { type Row, rows } from "./rows.ts";

const head = `# What may go wrong while a service is recovered, and what is proved

Each row is a way in which recovery can fail, with what is promised for it and the tests that hold the promise: a test
names its row at the beginning of its name. \`npm run proofs -- claims\` writes this table from the names of the tests;
with \`--results FILE\`, a report of vitest's json reporter, it takes over how they ended. A row without a test says so.

| | what goes wrong | what we promise | proved by |
| --- | --- | --- | --- |
`;

/** The whole document. */
export function describeClaims(tests: Proving[], results: Results): string {
  const lines = rows.map((row) => describeRow(row, tests, results));
  const proved = rows.filter(({ number }) => tests.some((test) => test.number === number)).length;
  const open = rows.filter(({ leftOut }) => !leftOut).length - proved;
  const sum = `\n${rows.length} rows: ${proved} with a test, ${open} without one yet, ${rows.length - proved - open} that cannot happen here.\n`;
  return `${head}${lines.join("\n")}\n${sum}`;
}

function describeRow(
  { number, trouble, promise, leftOut }: Row,
  tests: Proving[],
  results: Results,
) {
  const own = tests.filter((test) => test.number === number);
  const words = own.map((test) => {
    const result = results.get(keyOf(test));
    const name = test.name.replaceAll("|", "\\|");
    return `“[${number}] ${name}” in \`${test.file}\`${result ? `, ${result}` : ""}`;
  });
  const cell = words.length > 0 ? words.join("<br>") : (leftOut ?? "no test yet");
  return `| ${number} | ${trouble} | ${promise} | ${cell} |`;
}
