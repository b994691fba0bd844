import { expect, test } from "vitest";
import { useProofs } from "#tests/support/proof.ts";

const run = useProofs();

// How fast it is depends on the host: npm run proofs has the bars, the tests look only at what is always so.
test("[exception 40] when very many services break at once, all are decided, five are acted on, and few notices leave", {
  timeout: 300_000,
}, async () => {
  const { code, output } = await run("recovery-storm", "--services=150", "--lag=120");
  expect(output).toMatch(/services +150,/);
  expect(output).toMatch(/5 × STARTED/);
  expect(output).toMatch(/runs at once +[1-5] at most/);
  expect(output).toMatch(/notices +(1?\d) left/);
  expect(code).toBe(0);
});

test("an error that is answered by 202 leads to a call, alone and while others keep coming", {
  timeout: 300_000,
}, async () => {
  const flags = ["--rounds=2", "--rate=50", "--p50=60000", "--p95=60000"];
  const { code, output } = await run("recovery-latency", ...flags);
  expect(output).toMatch(/alone +\d+ \/ \d+ \/ \d+ ms/);
  expect(output).toMatch(/under load +\d+ \/ \d+ \/ \d+ ms/);
  expect(code).toBe(0);
});
