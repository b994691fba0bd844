import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startChild } from "../bench/child.ts";
import { percentile } from "../bench/percentiles.ts";
import { startProduct } from "../bench/product.ts";
import { type DoorClient, openDoorClient } from "./ledger/door-client.ts";
import { line } from "./ledger/report.ts";
import type { SteadyLoad } from "./processes/steady-load.ts";
import { type Proof, runProof } from "./product/run-proof.ts";
import { readStages, type Stages, stageNames } from "./recovery/latency-stages.ts";
import { type Patient, startPatient } from "./recovery/patient.ts";
import {
  addBed,
  addCrowd,
  type Bed,
  letPass,
  openWard,
  type WardContext,
} from "./recovery/ward.ts";

const help = `npm run proofs -- recovery-latency [flags]
  --rounds N     how often, alone and again under load (50)
  --rate N       records a second while the second half is measured (1000)
  --p50 N        the most milliseconds from the answer 202 to the first byte at the target (100)
  --p95 N        the same for 95 of 100 (400)`;

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "50" },
    rate: { type: "string", default: "1000" },
    p50: { type: "string", default: "100" },
    p95: { type: "string", default: "400" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
const patienceSeconds = 30;
const pauseMilliseconds = 900;
await runProof(prove);

type World = { context: WardContext; client: DoorClient; patient: Patient };

async function prove(proof: Proof): Promise<boolean> {
  const { folder, ends, stop } = proof;
  Object.assign(process.env, {
    AUTH_SECRET: "of the proof: it seals nothing here",
    LOG_LEVEL: "warn",
  });
  const product = await startProduct(folder, ends);
  const context = openWard(product.databaseUrl);
  ends.add(() => context.database.$disconnect());
  const patient = await startPatient();
  ends.add(patient.stop);
  const client = openDoorClient(product.port, product.ingestKey);
  ends.add(client.close);
  await addCrowd(context);
  const world = { context, client, patient };
  const rounds = Number(values.rounds);
  const alone = await measure(world, "alone", rounds, stop);
  const load = startChild(
    ["scripts/proofs/processes/steady-load.ts"],
    {},
    join(folder, "load.log"),
  );
  ends.add(load.stop);
  const asked: SteadyLoad = {
    ...{ port: product.port, key: product.ingestKey },
    ...{ rate: Number(values.rate), connections: 20 },
  };
  load.process.send(asked);
  await sleep(2000);
  const busy = await measure(world, "busy", rounds, stop);
  const sent = new Promise<{ acknowledged: number; seconds: number }>((resolve) => {
    load.process.once("message", resolve);
  });
  load.process.send("how much");
  const { acknowledged, seconds } = await sent;
  const holds = [describe("alone", alone), describe("under load", busy)];
  console.log(line("records under load", `${Math.round(acknowledged / seconds)} a second`));
  console.log(line("the promise", holds.every(Boolean) ? "HOLDS" : "IS BROKEN"));
  return holds.every(Boolean);
}

async function measure(world: World, name: string, rounds: number, stop: AbortSignal) {
  const measured: Stages[] = [];
  // The first ones warm the product up.
  for (let round = -3; round < rounds; round += 1) {
    stop.throwIfAborted();
    const stages = await measureOnce(world, `${name}-${round + 3}`);
    if (round >= 0) measured.push(stages);
  }
  return measured;
}

/** Two errors, a pause, and the third, which is the one that makes the scenario start. */
async function measureOnce({ context, client, patient }: World, name: string): Promise<Stages> {
  await letPass(context);
  const config = { base_url: `http://127.0.0.1:${patient.port}`, allow_private: true };
  const bed = await addBed(context, { name, target: { type: "http", config } });
  for (let sent = 0; sent < 2; sent += 1) await send(client, bed);
  await sleep(pauseMilliseconds);
  patient.calls.length = 0;
  await send(client, bed);
  const answered = performance.now();
  while (patient.calls.length === 0) {
    if (performance.now() - answered > patienceSeconds * 1000) throw new Error(`${name}: no call`);
    await sleep(2);
  }
  return readStages(context, bed, answered, patient.calls[0]?.at ?? 0);
}

async function send(client: DoorClient, { name }: Bed): Promise<void> {
  const event_id = randomUUID();
  const record = { event_id, service_name: name, environment: "production", error_code: "FAILED" };
  const told = await client.send(event_id, JSON.stringify({ ...record, message: "It failed" }));
  if (told.fate !== "acknowledged") throw new Error(`not acknowledged: ${JSON.stringify(told)}`);
}

function describe(name: string, measured: Stages[]): boolean {
  const sorted = (stage: keyof Stages) =>
    measured.map((stages) => stages[stage]).sort((one, other) => one - other);
  const share = (stage: keyof Stages, part: number) => percentile(sorted(stage), part);
  const say = (stage: keyof Stages) =>
    [0.5, 0.95, 1].map((part) => share(stage, part).toFixed(0)).join(" / ");
  console.log(line(name, `${say("whole")} ms: p50 / p95 / most of ${measured.length}`));
  for (const stage of stageNames) console.log(line("", `${say(stage)} ms ${stage}`));
  return share("whole", 0.5) <= Number(values.p50) && share("whole", 0.95) <= Number(values.p95);
}
