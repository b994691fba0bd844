import { expect, test } from "vitest";
import { useProofs } from "#tests/support/proof.ts";

const run = useProofs();
// Bounds that a slow machine keeps: what is judged here is what happens, not how fast.
const small = ["--rate=60", "--connections=6", "--seconds=5", "--drain-seconds=240"];

test.each(["stop", "hang", "cut"])(
  "%s: every record is acknowledged meanwhile, and is there once afterwards",
  { timeout: 420_000 },
  async (mode) => {
    const { code, output } = await run("database-away", `--mode=${mode}`, ...small);
    expect(/posts meanwhile.*/.exec(output)?.[0]).toMatch(/meanwhile +\d+: \d+ × 202$/);
    expect(output).toMatch(/[1-9]\d* by the spool/);
    expect(output).toMatch(/the promise +HOLDS/);
    expect(code).toBe(0);
  },
);

test("a full spool refuses with Retry-After, and keeps what it took", {
  timeout: 420_000,
}, async () => {
  const { code, output } = await run(
    "database-away",
    "--mode=full",
    ...small,
    "--rate=400",
    "--seconds=8",
  );
  expect(output).toMatch(/told to come again +(\d+) of \1\n/);
  expect(output).toMatch(/the promise +HOLDS/);
  expect(code).toBe(0);
});

test("web killed while its spool holds records: the next one stores them", {
  timeout: 420_000,
}, async () => {
  const { code, output } = await run("database-away", "--restart-web", ...small);
  expect(output).toMatch(/[1-9]\d* by the spool/);
  expect(output).toMatch(/lost +0\n/);
  expect(output).toMatch(/the promise +HOLDS/);
  expect(code).toBe(0);
});
