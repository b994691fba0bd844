import { expect, test } from "vitest";
import { useProofs } from "#tests/support/proof.ts";

const run = useProofs();

test("an answer leaves after the disk has the record, where system calls may be watched", {
  timeout: 420_000,
}, async (context) => {
  const { code, output } = await run("order-of-effects");
  const reason = /skipped: (.*)/.exec(output)?.[1];
  if (reason) context.skip(reason);
  expect(output).toMatch(/by the database +(\d+) of \1 in order/);
  expect(output).toMatch(/by the spool +(\d+) of \1 in order/);
  expect(code).toBe(0);
});
