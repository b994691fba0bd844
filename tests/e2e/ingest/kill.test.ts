import { expect, test } from "vitest";
import { useProofs } from "#tests/support/proof.ts";

const run = useProofs();
const small = ["--rate", "60", "--connections", "6"];

test.each([
  { target: "web", rounds: 2 },
  { target: "worker", rounds: 1 },
  { target: "postgres", rounds: 2 },
])(
  "$target killed under load ($rounds): nothing acknowledged is lost, nothing counts twice",
  { timeout: 420_000 },
  async ({ target, rounds }) => {
    const { code, output } = await run(
      "kill",
      `--target=${target}`,
      `--rounds=${rounds}`,
      ...small,
    );
    expect(output).toMatch(new RegExp(`killed +${rounds} × ${target}`));
    expect(output).toMatch(/acknowledged +[1-9]/);
    expect(output).toMatch(/lost +0\n/);
    expect(output).toMatch(/the promise +HOLDS/);
    expect(code).toBe(0);
  },
);
