import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Child, startChild } from "../bench/child.ts";
import { line } from "./ledger/report.ts";
import type { Asked } from "./processes/evaluate.ts";
import { type Proof, runProof } from "./product/run-proof.ts";
import { listRuns } from "./recovery/check-runs.ts";
import { addHttpBed, type Hospital, openHospital } from "./recovery/hospital.ts";
import { fallIll, letPass } from "./recovery/ward.ts";
import { sealSecret } from "./recovery/workers.ts";

const help = `npm run proofs -- recovery-once [flags]
  --rounds N     how often (200)
  --at-once N    evaluations at the same moment, by two processes together (50)`;

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "200" },
    "at-once": { type: "string", default: "50" },
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
  const times = Number(values["at-once"]) / 2;
  const hospital = await openHospital(proof);
  const evaluators = [1, 2].map(() => startEvaluator(proof, hospital));
  const bed = await addHttpBed(hospital, "shop", hospital.patient, "POST");
  const made: number[] = [];
  const failures: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    proof.stop.throwIfAborted();
    const since = await empty(hospital);
    await fallIll(hospital.context, [bed]);
    const answers = await Promise.all(evaluators.map((child) => ask(child, { bed, times })));
    failures.push(...answers.flatMap(({ failed }) => failed));
    made.push((await listRuns(hospital.context, [bed], since)).length);
  }
  const wrong = made.filter((count) => count !== 1);
  const evaluated = `${rounds} × ${times * 2} at once, by 2 processes`;
  console.log(line("evaluated", evaluated));
  console.log(line("runs", `${made.reduce((sum, count) => sum + count, 0)}`));
  console.log(
    line("rounds of not one run", `${wrong.length}${wrong.length > 0 ? `: ${wrong}` : ""}`),
  );
  console.log(line("evaluations that failed", `${failures.length} ${failures[0] ?? ""}`));
  const holds = wrong.length === 0;
  console.log(line("the promise", holds ? "HOLDS" : "IS BROKEN"));
  return holds;
}

function startEvaluator({ folder, ends }: Proof, { databaseUrl }: Hospital): Child {
  const variables = {
    ...{ DATABASE_URL: databaseUrl, DATA_DIR: folder, AUTH_SECRET: sealSecret },
    LOG_LEVEL: "warn",
  };
  const log = join(folder, "evaluate.log");
  const child = startChild(["scripts/proofs/processes/evaluate.ts"], variables, log);
  ends.add(child.stop);
  return child;
}

function ask(child: Child, asked: Asked): Promise<{ failed: string[] }> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`an evaluator ended: ${child.words()}`));
    child.process.once("exit", fail);
    child.process.once("message", (answer: { failed: string[] }) => {
      child.process.off("exit", fail);
      resolve(answer);
    });
    child.process.send(asked);
  });
}

/** As before the first round: nobody drives the runs of this proof to their end. */
async function empty({ context }: Hospital): Promise<Date> {
  const { database } = context;
  await letPass(context);
  await database.run.deleteMany();
  await database.incident.deleteMany();
  await database.decision.deleteMany();
  await database.fact.deleteMany();
  return new Date();
}
