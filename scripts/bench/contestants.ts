import { join } from "node:path";
import { Client } from "pg";
import { findFreePort } from "#lib/platform/embedded-database.ts";
import { buildBareNext, startBareNext } from "./bare-next.ts";
import { type Child, startChild, untilReady } from "./child.ts";
import { measureCopy } from "./copy-rows.ts";
import type { Ends } from "./ends.ts";
import type { Figure } from "./figures.ts";
import type { LoadJob } from "./load-job.ts";
import type { LoadProcess } from "./load-process.ts";
import { measureLoad, untilQuiet, type Watched } from "./measure.ts";
import type { Options } from "./options.ts";
import type { Product } from "./product.ts";
import { createRawTable } from "./raw-rows.ts";
import { readCpuSeconds } from "./usage.ts";

export type Bench = {
  options: Options;
  product: Product;
  load: LoadProcess;
  /** Of the database's superuser. */
  owner: Client;
  folder: string;
  ends: Ends;
};

/** One thing to measure, at one number of connections. */
export type Step = { name: string; connections: number; measure(): Promise<Figure> };

const json = { "content-type": "application/json" };

/** Builds and starts the bare Next app and gives its steps. */
export async function prepareNext(bench: Bench, connections: number[]): Promise<Step[]> {
  const onStart = ({ stop }: Child) => bench.ends.add(stop);
  const { port, pid } = await startBareNext(await buildBareNext(bench.folder, onStart), onStart);
  const target = { port, path: "/ingest", headers: json };
  return connections.map((count) => singleStep(bench, "next", count, target, { next: pid }));
}

/** Starts the plain front and gives its steps. */
export async function prepareFront(bench: Bench, connections: number[]): Promise<Step[]> {
  const { databaseUrl, pids } = bench.product;
  const { port, pid } = await startServer(bench, "raw-front", { DATABASE_URL: databaseUrl });
  const watched = { front: pid, postgres: pids.postgres };
  const target = { port, path: "/", headers: json };
  return connections.map((count) => singleStep(bench, "front", count, target, watched));
}

/** Starts one of the bench's own servers and waits until it says that it listens. */
export async function startServer(
  bench: Bench,
  name: string,
  variables: Record<string, string>,
): Promise<{ port: number; pid: number }> {
  const port = await findFreePort();
  const script = `scripts/bench/processes/${name}.ts`;
  const log = join(bench.folder, `${name}.log`);
  const server = startChild([script], { ...variables, PORT: String(port) }, log);
  bench.ends.add(server.stop);
  let ready = false;
  server.process.once("message", () => {
    ready = true;
  });
  await untilReady(server, async () => ready);
  return { port, pid: server.pid };
}

/** The steps of single records at the product's own door. */
export function prepareSingle(bench: Bench, connections: number[]): Step[] {
  const { port, ingestKey, pids } = bench.product;
  const target = {
    port,
    path: "/api/ingest",
    headers: { ...json, authorization: `Bearer ${ingestKey}` },
  };
  return connections.map((count) => singleStep(bench, "single", count, target, pids));
}

/** The steps of batches: NDJSON of 1,000 records. */
export function prepareBatches(bench: Bench, connections: number[]): Step[] {
  const { port, ingestKey, pids } = bench.product;
  const headers = {
    "content-type": "application/x-ndjson",
    authorization: `Bearer ${ingestKey}`,
  };
  return connections.map((count) => ({
    name: "ndjson",
    connections: count,
    measure: () => {
      const job = { port, path: "/api/ingest", headers, sample: "record", recordsPerRequest: 1000 };
      return runJob(bench, "ndjson", { ...job, sample: "record", connections: count }, pids);
    },
  }));
}

/** A step that sends one record a request to a target. */
export function singleStep(
  bench: Bench,
  name: string,
  connections: number,
  target: Pick<LoadJob, "port" | "path" | "headers">,
  watched: Watched,
  sample: LoadJob["sample"] = "record",
): Step {
  const job = { ...target, sample, recordsPerRequest: 1, connections };
  return { name, connections, measure: () => runJob(bench, name, job, watched) };
}

function runJob(
  bench: Bench,
  name: string,
  job: Omit<LoadJob, "firstNumber" | "seconds" | "warmSeconds">,
  watched: Watched,
): Promise<Figure> {
  const { seconds, warmSeconds } = bench.options;
  return measureLoad(bench.load, name, { ...job, seconds, warmSeconds }, watched, () =>
    equalize(bench),
  );
}

/** COPY of the same rows; one connection. */
export function prepareCopy(bench: Bench): Step {
  const { product, load, options } = bench;
  return {
    name: "copy",
    connections: 1,
    async measure() {
      await equalize(bench);
      const watched = { postgres: product.pids.postgres };
      await untilQuiet(watched);
      const before = readCpuSeconds(watched.postgres);
      const { rows, rowsPerSecond } = await measureCopy(
        product.databaseUrl,
        options.seconds,
        load.reserveNumbers(),
      );
      const cpu = ((readCpuSeconds(watched.postgres) - before) * 1e6) / rows;
      const nobody = { p50: Number.NaN, p95: Number.NaN, p99: Number.NaN };
      return {
        ...{ name: "copy", connections: 1, rate: rowsPerSecond, ...nobody, acknowledged: rows },
        ...{ cpu: { postgres: cpu }, memory: {}, faults: {} },
      };
    },
  };
}

/** An empty plain table and a fresh checkpoint, so that nobody pays for who came before. */
async function equalize({ owner, product }: Bench): Promise<void> {
  const client = new Client({ connectionString: product.databaseUrl });
  client.on("error", () => {});
  await client.connect();
  try {
    await createRawTable(client);
  } finally {
    await client.end();
  }
  await owner.query("CHECKPOINT");
}
