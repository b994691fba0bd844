import { parseArgs } from "node:util";
import { line } from "./ledger/report.ts";
import { type Proof, runProof } from "./product/run-proof.ts";
import { openFaults, playRound, type Round } from "./recovery/fault-rounds.ts";
import { createRandom } from "./recovery/seeded.ts";

const help = `npm run proofs -- recovery-faults [flags]
  --rounds N     how often a worker is killed while it recovers services (500)
  --seed N       the same rounds again (1)
  --point TEXT   only at points whose name holds this, such as "before its answer"
  --leases N     of these rounds, how many wait for the real lease of 30 s; the others move it (5)`;

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "500" },
    seed: { type: "string", default: "1" },
    point: { type: "string", default: "" },
    leases: { type: "string", default: "5" },
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
  if (!faults.hospital.supervisor) {
    console.log("  supervisord is not installed: only targets that are called by HTTP");
  }
  console.log(`  a worker is killed ${rounds} times, while ${faults.beds.length} services recover`);
  // The first one is left alone: it tells which points there are.
  const played: Round[] = [await playRound(faults, random, null, proof.stop)];
  const countKilled = () => played.filter(({ kills }) => kills.length > 0).length;
  // A point that is met late in one round may not be met in another: such rounds count as none.
  for (let killed = 0; killed < rounds && played.length < rounds * 3; killed = countKilled()) {
    const lease = killed >= rounds - Number(values.leases) ? "real" : "moved";
    const round = await playRound(faults, random, lease, proof.stop, values.point);
    played.push(round);
    for (const fault of round.faults) console.log(`  round ${played.length - 1}: ${fault}`);
    if (played.length % 25 === 0) console.log(`  ${played.length} rounds`);
  }
  return report(played, [...faults.points.keys()]);
}

function report(played: Round[], points: string[]): boolean {
  const kills = played.flatMap((round) => round.kills.map((kill) => ({ ...kill, ...round })));
  const real = kills.flatMap(({ lease, takeOverSeconds }) =>
    lease === "real" && takeOverSeconds !== null ? [takeOverSeconds] : [],
  );
  const faults = played.flatMap((round) => round.faults);
  const runs = played.flatMap(({ ends }) => ends);
  console.log(line("killed", `${kills.length} workers in ${played.length - 1} rounds`));
  for (const point of points.sort()) {
    console.log(line("", `${kills.filter((kill) => kill.point === point).length} × ${point}`));
  }
  console.log(line("runs", `${runs.length}: ${countEach(runs)}`));
  console.log(line("calls", String(played.reduce((sum, { calls }) => sum + calls, 0))));
  const longest = real.length > 0 ? `${Math.max(...real).toFixed(1)} s` : "not measured";
  console.log(line("longest take-over", `${longest} with the real lease, ${real.length} times`));
  console.log(line("faults", String(faults.length)));
  const holds = faults.length === 0 && kills.length > 0;
  console.log(line("the promise", holds ? "HOLDS" : "IS BROKEN"));
  return holds;
}

function countEach(names: string[]): string {
  const groups = Map.groupBy(names, (name) => name);
  return [...groups].map(([name, { length }]) => `${length} × ${name}`).join(", ");
}
