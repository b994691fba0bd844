import { setTimeout as sleep } from "node:timers/promises";
import type { Child } from "../../bench/child.ts";
import { signal } from "../product/processes.ts";
import { type FoundRun, findFaults, listRuns, listStranded } from "./check-runs.ts";
import { countStarts, type Faults, judgeCalls } from "./fault-rounds.ts";
import type { Random } from "./seeded.ts";
import { type Bed, fallIll, letPass } from "./ward.ts";
import { forgetLeases } from "./workers.ts";

export type Stalls = Faults & {
  /** The second one takes over. */
  workers: Child[];
  /** Which points each service's recovery has. */
  pointsOf: Map<string, string[]>;
};

/** `point` null where nobody held the run there. */
export type Stall = { point: string | null; faults: string[] };

const patienceSeconds = 90;
/** So long the woken worker has for what it was about to do. */
const wakeMilliseconds = 2500;

/**
 * One service falls ill; the worker that recovers it is stopped in its tracks at a point that chance names, until
 * another one has recovered it, and goes on then.
 */
export async function playStall(
  stalls: Stalls,
  random: Random,
  bed: Bed,
  stop: AbortSignal,
): Promise<Stall> {
  const { hospital, fuse, pointsOf } = stalls;
  const { context, patient } = hospital;
  await letPass(context);
  patient.calls.length = 0;
  const starts = await countStarts(stalls);
  const known = pointsOf.get(bed.name);
  const point = known ? random.pick(known) : null;
  const since = new Date();
  const stalled = point ? armStall(stalls, point) : new AbortController().signal;
  if (!point) fuse.arm(null);
  await fallIll(context, [bed]);
  const { runs, victim } = await untilRecovered(stalls, { bed, since, stalled, stop });
  if (!known) pointsOf.set(bed.name, [...fuse.met().keys()].sort());
  await sleep(wakeMilliseconds);
  const later = await listRuns(context, [bed], since);
  const started = (await countStarts(stalls)).map((count, index) => count - (starts[index] ?? 0));
  const faults = [
    ...later.flatMap(findFaults),
    ...judgeCalls(patient.calls),
    ...(await listStranded(context)),
    ...(describe(runs) === describe(later) ? [] : ["what the woken worker wrote was not refused"]),
    ...(later.length === 1 ? [] : [`${bed.name} had ${later.length} runs`]),
    ...started.filter((count) => count > 1).map((count) => `a program was started ${count} times`),
    ...later
      .filter(({ state }) => state !== "RECOVERED")
      .map(({ state }) => `the run ended ${state}`),
  ];
  return { point: victim ? point : null, faults: faults.map((text) => `${point}: ${text}`) };
}

/** Stops both workers at the point: which of them was there is found out before one goes on. */
function armStall({ workers, fuse }: Stalls, point: string): AbortSignal {
  const stalled = new AbortController();
  const blow = () => {
    for (const { pid } of workers) signal(pid, "SIGSTOP");
    stalled.abort();
  };
  fuse.arm({ name: point, nth: 1, blow, delivers: true });
  return stalled.signal;
}

type Watch = { bed: Bed; since: Date; stalled: AbortSignal; stop: AbortSignal };

/** Waits for the end of the run, with the lease of the stopped worker run out; then all go on. */
async function untilRecovered(stalls: Stalls, watch: Watch) {
  const { bed, since, stalled, stop } = watch;
  const { context } = stalls.hospital;
  const deadline = performance.now() + patienceSeconds * 1000;
  let runs: FoundRun[] = [];
  let victim: Child | null | undefined;
  try {
    do {
      stop.throwIfAborted();
      await sleep(50);
      if (stalled.aborted && victim === undefined) victim = await wakeOthers(stalls, bed);
      if (victim) await forgetLeases(context, victim.pid);
      runs = await listRuns(context, [bed], since);
    } while (!(runs[0]?.ended_at || performance.now() > deadline));
  } finally {
    for (const { pid } of stalls.workers) signal(pid, "SIGCONT");
  }
  return { runs, victim };
}

/** Lets those go on that do not hold the run of the service; answers who does. */
async function wakeOthers({ hospital, workers }: Stalls, bed: Bed): Promise<Child | null> {
  const held = await hospital.context.database.run.findFirst({
    where: { service_id: bed.service_id, ended_at: null },
  });
  const holder = workers.find(({ pid }) => held?.claimed_by?.includes(` ${pid} `)) ?? null;
  for (const { pid } of workers) if (pid !== holder?.pid) signal(pid, "SIGCONT");
  return holder;
}

function describe(runs: FoundRun[]): string {
  return JSON.stringify(runs, (_key, value) => (typeof value === "bigint" ? String(value) : value));
}
