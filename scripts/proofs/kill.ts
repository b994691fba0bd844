import { join } from "node:path";
import { parseArgs } from "node:util";
import { findFreePort } from "#lib/platform/embedded-database.ts";
import { pause } from "#lib/runtime/supervise.ts";
import { checkLedger } from "./ledger/check-ledger.ts";
import { openLedger } from "./ledger/ledger.ts";
import { startLoad } from "./ledger/load.ts";
import { describeVerdict, line } from "./ledger/report.ts";
import { untilSettled } from "./ledger/settle.ts";
import { killOnce, type Target } from "./product/kill-once.ts";
import {
  ingestKey,
  type LaunchedProduct,
  readDatabaseUrl,
  startLaunched,
} from "./product/launched-product.ts";
import { type Proof, runProof } from "./product/run-proof.ts";

const help = `npm run proofs -- kill [flags]
  --target NAME       web (default), worker or postgres: what gets SIGKILL, PostgreSQL SIGQUIT every second time
  --rounds N          how often (20)
  --rate N            records a second, all the time (500)
  --connections N     kept connections to each web process (20)
  --webs N            web processes on the same data (1)`;

/** The launcher waits longer after every death: it is stopped and started again, under load, after so many. */
const roundsOfOneStart = 5;
const settleSeconds = 300;

const { values } = parseArgs({
  options: {
    target: { type: "string", default: "web" },
    rounds: { type: "string", default: "20" },
    rate: { type: "string", default: "500" },
    connections: { type: "string", default: "20" },
    webs: { type: "string", default: "1" },
    help: { type: "boolean", default: false },
  },
});
const targets = ["web", "worker", "postgres"] as const;
const target = targets.find((name) => name === values.target);
if (values.help || !target) {
  console.log(help);
  process.exit(values.help ? 0 : 1);
}
await runProof((proof) => prove(proof, target));

async function prove({ folder, ends, stop }: Proof, victim: Target): Promise<boolean> {
  const rounds = Number(values.rounds);
  const ports = await Promise.all(Array.from({ length: Number(values.webs) }, findFreePort));
  const ledger = openLedger(join(folder, "ledger.jsonl"));
  const restarts: number[] = [];
  let product = await startLaunched({ folder, ports, stop });
  ends.add(() => product.stop());
  const load = startLoad({
    ...{ ports, key: ingestKey, ledger },
    rate: Number(values.rate),
    connections: Number(values.connections),
  });
  console.log(`  ${victim} is killed ${rounds} times at ${values.rate} records a second`);
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0 && round % roundsOfOneStart === 0) {
      await product.stop();
      product = await startLaunched({ folder, ports, stop });
    }
    await pause(500 + Math.random() * 2000, stop);
    const seconds = await killOnce(product, victim, round, stop);
    restarts.push(seconds);
    console.log(`  round ${round + 1}: back after ${seconds.toFixed(1)} s`);
  }
  await pause(1000, stop);
  await load.stop();
  return judge(product, { ledger, restarts, victim }, stop);
}

type Course = {
  ledger: ReturnType<typeof openLedger>;
  restarts: number[];
  victim: Target;
};

async function judge(
  { dataDir }: LaunchedProduct,
  { ledger, restarts, victim }: Course,
  stop: AbortSignal,
): Promise<boolean> {
  const url = await readDatabaseUrl(dataDir);
  await untilSettled(dataDir, url, settleSeconds, stop);
  const verdict = await checkLedger(url, ledger);
  await ledger.close();
  console.log(line("killed", `${restarts.length} × ${victim}`));
  for (const text of describeVerdict(ledger, verdict)) console.log(text);
  return verdict.holds;
}
