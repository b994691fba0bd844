import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { recordFacts } from "#lib/platform/facts.ts";
import { percentile } from "../bench/percentiles.ts";
import { line } from "./ledger/report.ts";
import { type Proof, runProof } from "./product/run-proof.ts";
import { type Hospital, openHospital } from "./recovery/hospital.ts";
import { addChannel, addManyBeds } from "./recovery/many-beds.ts";
import { storedFact } from "./recovery/ward.ts";
import { startWorker } from "./recovery/workers.ts";

const help = `npm run proofs -- recovery-storm [flags]
  --services N   with a scenario each, that all become degraded (1000)
  --seconds N    within this time (3)
  --workers N    worker processes (1)
  --lag N        the most seconds from a fact to the decision about it (2)`;

const { values } = parseArgs({
  options: {
    services: { type: "string", default: "1000" },
    seconds: { type: "string", default: "3" },
    workers: { type: "string", default: "1" },
    lag: { type: "string", default: "2" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
const batches = 20;
const patienceSeconds = 120;
await runProof(prove);

async function prove(proof: Proof): Promise<boolean> {
  const hospital = await openHospital(proof);
  const services = Number(values.services);
  await addManyBeds(hospital, services);
  await addChannel(hospital);
  for (let number = 0; number < Number(values.workers); number += 1) {
    proof.ends.add(startWorker(proof.folder, hospital.databaseUrl).stop);
  }
  await sleep(3000);
  const watch = watchRuns(hospital, proof.stop);
  const told = await fallIllTogether(hospital, Number(values.seconds));
  const lags = await untilDecided(hospital, told, proof.stop);
  await untilTold(hospital, proof.stop);
  const mostLive = await watch.end();
  return report(hospital, lags, mostLive);
}

/** Errors of all services, in batches, and the moment at which each batch was committed, by the database's clock. */
async function fallIllTogether({ context }: Hospital, seconds: number): Promise<Map<number, Date>> {
  const beds = await context.database.scenario.findMany({ select: { service_id: true } });
  const told = new Map<number, Date>();
  const size = Math.ceil(beds.length / batches);
  for (let from = 0; from < beds.length; from += size) {
    const ids = beds.slice(from, from + size).map(({ service_id }) => service_id);
    await context.database.$transaction(async (transaction) => {
      await transaction.$executeRaw`
        INSERT INTO arrivals (service_id, second, environment, error_code, count)
        SELECT id, date_trunc('second', clock_timestamp()), 'production', 'FAILED', 3
        FROM unnest(${ids}::int[]) AS id`;
      await recordFacts(transaction, [storedFact(ids)]);
    });
    const [row] = await context.database.$queryRaw<
      { now: Date }[]
    >`SELECT clock_timestamp() AS now`;
    for (const id of ids) told.set(id, row?.now ?? new Date());
    await sleep((seconds * 1000) / batches);
  }
  return told;
}

/** Seconds from the commit of each service's errors to the first decision about them; infinite where there is none. */
async function untilDecided(
  { context }: Hospital,
  told: Map<number, Date>,
  stop: AbortSignal,
): Promise<number[]> {
  const deadline = performance.now() + patienceSeconds * 1000;
  for (;;) {
    stop.throwIfAborted();
    const first = await context.database.$queryRaw<{ service_id: number; at: Date }[]>`
      SELECT service_id, min(at) AS at FROM decisions GROUP BY service_id`;
    if (first.length >= told.size || performance.now() > deadline) {
      const decided = new Map(first.map(({ service_id, at }) => [service_id, at]));
      return [...told].map(([id, at]) => {
        const decision = decided.get(id);
        return decision
          ? Math.max(0, (decision.getTime() - at.getTime()) / 1000)
          : Number.POSITIVE_INFINITY;
      });
    }
    await sleep(200);
  }
}

/** What was decided is told to people a moment later: until nothing waits to be told, or to be told together. */
async function untilTold({ context }: Hospital, stop: AbortSignal): Promise<void> {
  const deadline = performance.now() + patienceSeconds * 1000;
  while (performance.now() < deadline) {
    stop.throwIfAborted();
    await sleep(1000);
    const facts = await context.database.fact.count();
    const state = { in: ["pending", "grouped"] };
    if (facts + (await context.database.delivery.count({ where: { state } })) === 0) return;
  }
}

/** Looks ten times a second how many runs are driven. */
function watchRuns({ context }: Hospital, stop: AbortSignal) {
  let most = 0;
  let isOver = false;
  const loop = (async () => {
    while (!isOver && !stop.aborted) {
      const [row] = await context.database.$queryRaw<{ live: number }[]>`
        SELECT count(*)::int AS live FROM runs
        WHERE ended_at IS NULL AND state <> 'AWAITING_APPROVAL'`;
      most = Math.max(most, row?.live ?? 0);
      await sleep(100);
    }
  })();
  return {
    async end() {
      isOver = true;
      await loop;
      return most;
    },
  };
}

async function report(hospital: Hospital, lags: number[], mostLive: number): Promise<boolean> {
  const { database } = hospital.context;
  const sorted = lags.toSorted((one, other) => one - other);
  const share = (part: number) => `${percentile(sorted, part).toFixed(2)} s`;
  const outcomes = await database.decision.groupBy({ by: ["outcome"], _count: true });
  const queued = await database.delivery.count();
  const { notices } = hospital.patient;
  const waiting = await database.fact.count();
  const failed = await database.fact.count({ where: { failures: { gt: 0 } } });
  console.log(line("services", `${lags.length}, degraded within ${values.seconds} s`));
  console.log(line("lag of the engine", `p50 ${share(0.5)}, p95 ${share(0.95)}, most ${share(1)}`));
  for (const { outcome, _count } of outcomes) console.log(line("", `${_count} × ${outcome}`));
  console.log(line("runs at once", `${mostLive} at most`));
  console.log(line("notices", `${notices} left, in ${queued} rows`));
  console.log(line("facts left", `${waiting}, ${failed} of them failed`));
  const holds = percentile(sorted, 1) <= Number(values.lag) && mostLive <= 5 && notices === 1;
  console.log(line("the promise", holds ? "HOLDS" : "IS BROKEN"));
  return holds;
}
