import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { StartFailure } from "#lib/platform/errors.ts";
import { type Measured, writeBars } from "./bars.ts";
import type { Bench } from "./contestants.ts";
import { describeHost } from "./describe-host.ts";
import { createEnds, type Ends } from "./ends.ts";
import { type Figure, summarize } from "./figures.ts";
import { startLoad } from "./load-process.ts";
import { untilQuiet } from "./measure.ts";
import { openOwner } from "./open-owner.ts";
import type { Options } from "./options.ts";
import { startProduct } from "./product.ts";
import { measureReads, type ReadFigure } from "./reads.ts";
import { measureReplays } from "./replays.ts";
import { measureRounds, planRound } from "./rounds.ts";
import { say } from "./say.ts";
import { measureSoak, writeSoak } from "./soak.ts";
import { writeFigures, writeReads } from "./table.ts";
import { readMemory } from "./usage.ts";
import { verifyCount } from "./verify-count.ts";

const graceMilliseconds = 5000;

/** Starts everything, measures in interleaved rounds, proves that nothing was lost, prints the figures, ends everything. */
export async function runBench(options: Options, stop: AbortSignal): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "paramedic-bench-"));
  const ends = createEnds();
  const stopped = new Promise<void>((resolve) => stop.addEventListener("abort", () => resolve()));
  let work: Promise<void> = Promise.resolve();
  try {
    // Not given up half-way: a server that is just being made cannot be ended.
    const bench = await start(options, folder, ends);
    if (!stop.aborted) work = measureAll(bench);
    await Promise.race([stopped, work]);
    if (stop.aborted) throw new StartFailure("The bench was stopped.");
  } finally {
    await ends.run();
    // It fails by now, for everything that it asks is gone.
    await Promise.race([work.catch(() => {}), pause(graceMilliseconds)]);
    await rm(folder, { recursive: true, force: true });
  }
}

async function start(options: Options, folder: string, ends: Ends): Promise<Bench> {
  say("starting PostgreSQL, web and worker");
  const flags = options.profile ? ["--cpu-prof", `--cpu-prof-dir=${options.profile}`] : [];
  const product = await startProduct(folder, ends, flags);
  const owner = await openOwner(product, ends);
  const load = startLoad(folder);
  ends.add(load.child.stop);
  return { options, product, load, owner, folder, ends };
}

async function measureAll(bench: Bench): Promise<void> {
  const { options, product, owner } = bench;
  await untilQuiet(product.pids);
  const idleMemory = readMemory(product.pids.web);
  say(`web takes ${Math.round(idleMemory)} MB when idle`);
  const all = await measureRounds(options.rounds, await planRound(bench));
  await verify(bench, all);
  const figures = all.filter(({ discarded }) => !discarded);
  const host = await describeHost(owner);
  print(["", host, `medians of ${options.rounds}, ${options.seconds} s each`, ""]);
  if (figures.length > 0) print([...writeFigures(summarize(figures)), ""]);
  const soak = options.only.has("soak") ? await measureSoak(bench, options.minutes) : null;
  if (soak) print([...writeSoak(soak, idleMemory), ""]);
  const reads = options.only.has("reads") ? await measureAllReads(bench) : [];
  if (reads.length > 0) print(["", ...writeReads(reads), ""]);
  const measured: Measured = { figures, reads, idleMemory, soak };
  print(writeBars(measured));
  if (!options.json) return;
  await writeFile(options.json, JSON.stringify({ host, ...measured }, null, 2));
}

async function measureAllReads({ options, owner, product }: Bench): Promise<ReadFigure[]> {
  const reads: ReadFigure[] = [];
  for (const records of options.reads) {
    say(`filling a month of ${records.toLocaleString("en")} records`);
    reads.push(...(await measureReads(owner, product, records)));
    reads.push(await measureReplays(product, records));
  }
  return reads;
}

function print(lines: string[]): void {
  for (const line of lines) console.log(line);
}

async function verify({ product }: Bench, figures: Figure[]): Promise<void> {
  const ours = figures.filter(({ name }) => ["single", "ndjson", "sentry"].includes(name));
  if (ours.length === 0) return;
  const acknowledged = ours.reduce((sum, figure) => sum + figure.acknowledged, 0);
  const unanswered = ours
    .flatMap(({ name, faults }) => Object.values(faults).map((count) => ({ name, count })))
    .reduce((sum, { name, count }) => sum + count * (name === "ndjson" ? 1000 : 1), 0);
  const stored = await verifyCount(product.databaseUrl, acknowledged, unanswered);
  say(`${acknowledged} records acknowledged, stored: ${JSON.stringify(stored)}`);
}
