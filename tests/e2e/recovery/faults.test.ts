import { expect, test } from "vitest";
import { useProofs } from "#tests/support/proof.ts";

const run = useProofs();

test("[exception 25] a worker is killed at a commit and in a call: another one recovers every service, once", {
  timeout: 420_000,
}, async () => {
  const { code, output } = await run("recovery-faults", "--rounds=3", "--leases=0", "--seed=3");
  expect(output).toMatch(/killed +[3-9] workers/);
  expect(output).toMatch(/faults +0\n/);
  expect(output).toMatch(/the promise +HOLDS/);
  expect(code).toBe(0);
});

test("[exception 4] an action was performed and its answer lost with the worker: it is not performed again", {
  timeout: 420_000,
}, async () => {
  const point = "--point=before its answer";
  const { code, output } = await run("recovery-faults", "--rounds=2", "--leases=0", point);
  expect(output).toMatch(/[1-9] × \w+( of an action)?, before its answer/);
  expect(output).toMatch(/the promise +HOLDS/);
  expect(code).toBe(0);
});

test("[exception 26] a worker that is stopped beyond its lease and goes on writes nothing and changes nothing", {
  timeout: 420_000,
}, async () => {
  const { code, output } = await run("recovery-stall", "--rounds=2");
  expect(output).toMatch(/stopped +2 times/);
  expect(output).toMatch(/the promise +HOLDS/);
  expect(code).toBe(0);
});

test("[exception 18] fifty evaluations at the same moment by two processes make one run, every time", {
  timeout: 420_000,
}, async () => {
  const { code, output } = await run("recovery-once", "--rounds=5");
  expect(output).toMatch(/runs +5\n/);
  expect(output).toMatch(/the promise +HOLDS/);
  expect(code).toBe(0);
});
