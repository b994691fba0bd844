import { pause } from "#lib/runtime/supervise.ts";
import type { Child } from "../../bench/child.ts";
import type { Proof } from "../product/run-proof.ts";
import { type FoundRun, findFaults, listRuns, listStranded } from "./check-runs.ts";
import { createFuse, type Fate, type Fuse } from "./fuse.ts";
import { addHttpBed, addProgramBed, type Hospital, openHospital } from "./hospital.ts";
import type { Call } from "./patient.ts";
import type { Random } from "./seeded.ts";
import { type Bed, fallIll, letPass } from "./ward.ts";
import { watchCalls } from "./watch-calls.ts";
import { watchCommits } from "./watch-commits.ts";
import { startWire } from "./wire.ts";
import { forgetLeases, startWorker } from "./workers.ts";

export type Faults = {
  hospital: Hospital;
  beds: Bed[];
  programs: string[];
  fuse: Fuse;
  /** All points that were met so far, and how often at most in one round. */
  points: Map<string, number>;
  worker: Child;
  startAnother(): Child;
};

/** The death of one worker; `takeOverSeconds` until another one held all its runs. */
export type Kill = { point: string; pid: number; at: number; takeOverSeconds: number | null };

export type Round = {
  /** None where the round had ended before the point was met. */
  kills: Kill[];
  lease: "real" | "moved" | null;
  /** The state in which each run ended. */
  ends: string[];
  /** Calls that reached their target. */
  calls: number;
  faults: string[];
};

const patienceSeconds = 120;

/** A worker behind wires that count every commit and every call, and four services for it. */
export async function openFaults(proof: Proof): Promise<Faults> {
  const { folder, ends } = proof;
  const programs = ["program-1", "program-2"];
  const hospital = await openHospital(proof, programs);
  const fuse = createFuse();
  const { supervisor, patient, databasePort, databaseUrl } = hospital;
  const database = await startWire(databasePort, () => watchCommits(fuse));
  const http = await startWire(patient.port, () => watchCalls(fuse));
  ends.add(database.stop);
  ends.add(http.stop);
  const beds = [
    await addHttpBed(hospital, "shop", http, "POST"),
    await addHttpBed(hospital, "cache", http, "DELETE"),
  ];
  if (supervisor) {
    const wire = await startWire(supervisor.port, () => watchCalls(fuse));
    ends.add(wire.stop);
    for (const program of programs) beds.push(await addProgramBed(hospital, program, wire));
  }
  const url = databaseUrl.replace(`:${databasePort}/`, `:${database.port}/`);
  const startAnother = () => {
    const worker = startWorker(folder, url);
    ends.add(worker.stop);
    return worker;
  };
  const points = new Map<string, number>();
  return { hospital, beds, programs, fuse, points, worker: startAnother(), startAnother };
}

/** All services fall ill at once, the worker dies at a point that chance names, and another one takes over. */
export async function playRound(
  faults: Faults,
  random: Random,
  lease: "real" | "moved" | null,
  stop: AbortSignal,
  point = "",
): Promise<Round> {
  const { hospital, beds, fuse, points } = faults;
  const { context, patient } = hospital;
  await letPass(context);
  patient.calls.length = 0;
  const starts = await countStarts(faults);
  const round: Round = { kills: [], lease, ends: [], calls: 0, faults: [] };
  const since = new Date();
  fuse.arm(lease ? chooseFate(faults, random, round, point) : null);
  await fallIll(context, beds);
  const runs = await untilEnded(faults, round, since, stop);
  round.ends = runs.map(({ state }) => state);
  for (const [name, count] of fuse.met()) {
    points.set(name, Math.max(count, points.get(name) ?? 0));
  }
  const restarts = (await countStarts(faults)).map((count, index) => count - (starts[index] ?? 0));
  round.calls = patient.calls.length + restarts.reduce((sum, count) => sum + count, 0);
  round.faults = [...judge(faults, runs, restarts), ...(await listStranded(context))];
  return round;
}

/** Where the worker dies; one time in three the one that takes over dies, too. */
function chooseFate(faults: Faults, random: Random, round: Round, point: string): Fate {
  const all = [...faults.points.keys()].sort();
  const named = all.filter((name) => name.includes(point));
  const name = random.pick(named.length > 0 ? named : all);
  const nth = 1 + random.below(faults.points.get(name) ?? 1);
  return {
    name,
    nth,
    blow() {
      const { process, pid } = faults.worker;
      process.kill("SIGKILL");
      round.kills.push({ point: name, pid, at: performance.now(), takeOverSeconds: null });
      faults.worker = faults.startAnother();
      if (round.kills.length === 1 && random.below(3) === 0) {
        // Only who takes over reconciles: chance alone hardly ever meets it there.
        const second = random.below(2) === 0 ? "RECONCILING" : point;
        faults.fuse.arm(chooseFate(faults, random, round, second));
      }
    },
  };
}

/** Follows the runs to their end; what a dead worker held is freed, unless its real lease is waited for. */
async function untilEnded(
  faults: Faults,
  round: Round,
  since: Date,
  stop: AbortSignal,
): Promise<FoundRun[]> {
  const { hospital, beds } = faults;
  const begin = performance.now();
  for (;;) {
    stop.throwIfAborted();
    for (const kill of round.kills) await followUp(hospital, round, kill);
    const runs = await listRuns(hospital.context, beds, since);
    const over = runs.length >= beds.length && runs.every(({ ended_at }) => ended_at !== null);
    if (over || performance.now() - begin > patienceSeconds * 1000) return runs;
    await pause(50, stop);
  }
}

async function followUp({ context }: Hospital, { lease }: Round, kill: Kill): Promise<void> {
  if (kill.takeOverSeconds !== null) return;
  if (lease === "moved") await forgetLeases(context, kill.pid);
  const held = await context.database.run.count({
    where: { ended_at: null, claimed_by: { contains: ` ${kill.pid} ` } },
  });
  if (held === 0) kill.takeOverSeconds = (performance.now() - kill.at) / 1000;
}

/** How often each program was started so far. */
export function countStarts({ hospital: { supervisor }, programs }: Faults): Promise<number[]> {
  return Promise.all(supervisor ? programs.map((name) => supervisor.countStarts(name)) : []);
}

/** One run for each service, whole in itself, that recovers it; a program was started exactly once more. */
function judge({ hospital, beds }: Faults, runs: FoundRun[], restarts: number[]): string[] {
  const faults = [...runs.flatMap(findFaults), ...judgeCalls(hospital.patient.calls)];
  for (const { name, service_id } of beds) {
    const own = runs.filter((run) => run.service_id === service_id);
    if (own.length !== 1) faults.push(`${name} had ${own.length} runs`);
  }
  for (const { id, name, state } of runs) {
    if (state !== "RECOVERED") faults.push(`run ${id} of ${name} ended ${state}`);
  }
  const wrong = restarts.filter((count) => count !== 1);
  return [...faults, ...wrong.map((count) => `a program was started ${count} times`)];
}

/** A call of one key arrives at most once; of a service that must not be called twice, one call at all. */
export function judgeCalls(calls: Call[]): string[] {
  const faults: string[] = [];
  for (const [key, { length }] of Map.groupBy(calls, (call) => call.key)) {
    if (length > 1) faults.push(`the call ${key} arrived ${length} times`);
  }
  const posts = calls.filter(({ path }) => path.startsWith("POST")).length;
  if (posts > 1) faults.push(`a call that must not be repeated was made ${posts} times`);
  return faults;
}
