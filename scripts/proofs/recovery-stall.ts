import { parseArgs } from "node:util";
import { line } from "./ledger/report.ts";
import { type Proof, runProof } from "./product/run-proof.ts";
import { openFaults } from "./recovery/fault-rounds.ts";
import { createRandom } from "./recovery/seeded.ts";
import { playStall, type Stall } from "./recovery/stall-rounds.ts";

const help = `npm run proofs -- recovery-stall [flags]
  --rounds N     how often a worker is stopped (SIGSTOP) beyond its lease, and goes on (40)
  --seed N       the same rounds again (1)`;

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "40" },
    seed: { type: "string", default: "1" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
await runProof(prove);

async function prove(proof: Proof): Promise<boolean> {
  const rounds = Number(values.rounds);
  const random = createRandom(Number(values.seed));
  const faults = await openFaults(proof);
  const workers = [faults.worker, faults.startAnother()];
  const stalls = { ...faults, workers, pointsOf: new Map<string, string[]>() };
  const played: Stall[] = [];
  // The first round of each service is left alone: it tells which points there are.
  for (const bed of faults.beds) played.push(await playStall(stalls, random, bed, proof.stop));
  for (let tries = 0; countStalled(played) < rounds && tries < rounds * 3; tries += 1) {
    const stall = await playStall(stalls, random, random.pick(faults.beds), proof.stop);
    played.push(stall);
    for (const fault of stall.faults) console.log(`  round ${played.length}: ${fault}`);
  }
  const found = played.flatMap((stall) => stall.faults);
  console.log(line("stopped", `${countStalled(played)} times, each until another worker was done`));
  const points = Map.groupBy(played, ({ point }) => point);
  for (const [point, all] of points) if (point) console.log(line("", `${all.length} × ${point}`));
  console.log(line("faults", String(found.length)));
  const holds = found.length === 0 && countStalled(played) > 0;
  console.log(line("the promise", holds ? "HOLDS" : "IS BROKEN"));
  return holds;
}

function countStalled(played: Stall[]): number {
  return played.filter(({ point }) => point !== null).length;
}
