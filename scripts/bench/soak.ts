import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "pg";
import type { LoadProcess } from "./load-process.ts";
import { untilQuiet } from "./measure.ts";
import type { Product } from "./product.ts";
import { say } from "./say.ts";
import { readMemory } from "./usage.ts";

/** Web's memory in MB: each minute under load, and when all was quiet again. */
export type Soak = { full: number; half: number; under: number[]; after: number };

const fullConnections = 64;
/** Those that may bring about half of what 64 reach; `half` of `full` says how much it was. */
const fewerConnections = [4, 8, 12, 16, 20];
const minute = 60;
const restSeconds = 30;

/** Sends single posts for so many minutes and watches web's memory. Records are emptied meanwhile: the disk is not meant. */
export async function measureSoak(
  { product, load, owner }: { product: Product; load: LoadProcess; owner: Client },
  minutes: number,
): Promise<Soak> {
  const run = async (connections: number, seconds: number) => {
    const { recordsPerSecond } = await load.run({
      port: product.port,
      path: "/api/ingest",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${product.ingestKey}`,
      },
      ...{ sample: "record", recordsPerRequest: 1, connections, seconds, warmSeconds: 1 },
    });
    return recordsPerSecond;
  };
  const full = await run(fullConnections, minute / 6);
  const tried: { connections: number; distance: number }[] = [];
  for (const connections of fewerConnections) {
    const distance = Math.abs((await run(connections, minute / 12)) - full / 2);
    tried.push({ connections, distance });
  }
  const { connections } = tried.reduce((one, other) =>
    other.distance < one.distance ? other : one,
  );
  say(`${connections} connections bring about half of ${Math.round(full)} a second`);
  const under: number[] = [];
  const rates: number[] = [];
  for (let turn = 1; turn <= minutes; turn += 1) {
    rates.push(await run(connections, minute - 1));
    under.push(readMemory(product.pids.web));
    if (turn % 5 === 0) say(`minute ${turn}: web takes ${Math.round(under.at(-1) ?? 0)} MB`);
    await owner.query("TRUNCATE records, record_keys, arrivals");
  }
  await untilQuiet(product.pids);
  // Time for an idle heap to be collected and given back.
  await pause(restSeconds * 1000);
  const half = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  return { full, half, under, after: readMemory(product.pids.web) };
}

/** The soak in words. */
export function writeSoak({ full, half, under, after }: Soak, idle: number): string[] {
  const round = (value: number | undefined) => Math.round(value ?? Number.NaN);
  return [
    `web at ${round(half)} single posts a second of ${round(full)} possible, ${under.length} minutes:`,
    `idle before ${round(idle)} MB, after the first minute ${round(under[0])}, at the end ${round(under.at(-1))}, ` +
      `most ${round(Math.max(...under))}, idle afterwards ${round(after)}`,
  ];
}
