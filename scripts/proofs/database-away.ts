import { join } from "node:path";
import { parseArgs } from "node:util";
import { findFreePort } from "#lib/platform/embedded-database.ts";
import { pause } from "#lib/runtime/supervise.ts";
import { checkLedger } from "./ledger/check-ledger.ts";
import { type Answer, type Ledger, openLedger } from "./ledger/ledger.ts";
import { startLoad } from "./ledger/load.ts";
import { describeVerdict, line, summarise } from "./ledger/report.ts";
import { untilDrained, untilSettled } from "./ledger/settle.ts";
import { killWeb } from "./product/kill-once.ts";
import { ingestKey, type LaunchedProduct, startLaunched } from "./product/launched-product.ts";
import { type OutsideDatabase, startOutsideDatabase } from "./product/outside-database.ts";
import { type Proof, runProof } from "./product/run-proof.ts";
import { type Mode, makeTrouble, modes } from "./product/trouble.ts";

const help = `npm run proofs -- database-away [flags]
  --mode NAME         what happens to PostgreSQL under load:
                      stop    fast shutdown, and a start afterwards (default)
                      hang    all its processes are stopped in their tracks
                      slow    everything passes a proxy that delays it, see --delay
                      cut     every session of the product is ended, five times a second
                      cancel  every statement of the product is cancelled, as fast as it goes
                      full    as stop, with a spool of 1 MiB
  --seconds N         for how long (60)
  --delay N           milliseconds in each direction (2000)
  --rate N            records a second, all the time (500)
  --connections N     kept connections (20)
  --restart-web       kills web half-way
  --idle-after        nobody sends anything after the trouble
  --drain-seconds N   how long the spool may take afterwards, under load (60)`;

const { values } = parseArgs({
  options: {
    mode: { type: "string", default: "stop" },
    seconds: { type: "string", default: "60" },
    delay: { type: "string", default: "2000" },
    rate: { type: "string", default: "500" },
    connections: { type: "string", default: "20" },
    "restart-web": { type: "boolean", default: false },
    "idle-after": { type: "boolean", default: false },
    "drain-seconds": { type: "string", default: "60" },
    help: { type: "boolean", default: false },
  },
});
const chosen = modes.find((name) => name === values.mode);
if (values.help || !chosen) {
  console.log(help);
  process.exit(values.help ? 0 : 1);
}
await runProof((proof) => prove(proof, chosen));

async function prove({ folder, ends, stop }: Proof, mode: Mode): Promise<boolean> {
  const database = await startOutsideDatabase(folder);
  ends.add(() => database.stop());
  const port = await findFreePort();
  const product = await startLaunched({
    ...{ folder, ports: [port], stop },
    variables: {
      DATABASE_URL: mode === "slow" ? database.slowUrl : database.url,
      ...(mode === "full" ? { SPOOL_LIMIT_MB: "1" } : {}),
    },
  });
  ends.add(() => product.stop());
  const ledger = openLedger(join(folder, "ledger.jsonl"));
  const load = startLoad({
    ...{ ports: [port], key: ingestKey, ledger },
    rate: Number(values.rate),
    connections: Number(values.connections),
  });
  await pause(3000, stop);
  const course = await endure(database, product, mode, stop);
  if (values["idle-after"]) await load.stop();
  await course.relieve();
  const drained = await measureDrain(product.dataDir, stop);
  await pause(1000, stop);
  if (!values["idle-after"]) await load.stop();
  await untilSettled(product.dataDir, database.ownerUrl, 300, stop);
  const verdict = await checkLedger(database.ownerUrl, ledger);
  await ledger.close();
  const { from, to, restarted } = course;
  if (restarted !== null) console.log(line("web was back after", `${restarted.toFixed(1)} s`));
  const kept = describeTrouble(ledger, mode, from, to);
  console.log(line("drained", `${drained.toFixed(1)} s after it was back`));
  for (const text of describeVerdict(ledger, verdict)) console.log(text);
  return verdict.holds && kept;
}

/** The trouble, for as long as it was asked for. */
async function endure(
  database: OutsideDatabase,
  product: LaunchedProduct,
  mode: Mode,
  stop: AbortSignal,
) {
  const seconds = Number(values.seconds);
  console.log(`  ${mode} for ${seconds} s at ${values.rate} records a second`);
  const from = performance.now();
  const relieve = await makeTrouble(database, mode, Number(values.delay));
  const until = from + seconds * 1000;
  let restarted: number | null = null;
  if (values["restart-web"]) {
    await pause((seconds * 1000) / 2, stop);
    restarted = await killWeb(product, stop);
  }
  await pause(Math.max(0, until - performance.now()), stop);
  stop.throwIfAborted();
  return { from, to: performance.now(), relieve, restarted };
}

async function measureDrain(dataDir: string, stop: AbortSignal): Promise<number> {
  const since = performance.now();
  await untilDrained(dataDir, Number(values["drain-seconds"]), stop);
  return (performance.now() - since) / 1000;
}

/** What senders saw meanwhile; answers whether it is what we promise. */
function describeTrouble(ledger: Ledger, mode: Mode, from: number, to: number): boolean {
  const { posts, statuses, p50, p99, most } = summarise(ledger.answers, from, to);
  console.log(line("posts meanwhile", `${posts}: ${statuses}`));
  const figures = [p50, p99, most].map((value) => value.toFixed(1)).join(", ");
  console.log(line("milliseconds", `${figures} (p50, p99, most)`));
  if (values["restart-web"]) return true;
  const later = ledger.answers.filter(({ dueAt }) => dueAt >= from);
  const others = later.filter(({ told }) => told.fate !== "acknowledged");
  if (mode !== "full") return others.length === 0;
  const polite = others.filter(isPolite).length;
  console.log(line("told to come again", `${polite} of ${others.length}`));
  return others.length > 0 && polite === others.length;
}

function isPolite({ told }: Answer): boolean {
  return told.fate === "refused" && told.retryAfter !== null;
}
