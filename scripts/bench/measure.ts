import type { Figure } from "./figures.ts";
import type { LoadJob } from "./load-job.ts";
import type { LoadProcess } from "./load-process.ts";
import { readCpuSeconds, readMemory } from "./usage.ts";

/** Names of processes and the roots of their trees. */
export type Watched = Record<string, number>;

const quietCores = 0.12;
const longestQuietSeconds = 20;

/** Runs one job and says what it cost those who are watched; `before` makes the start the same for everybody. */
export async function measureLoad(
  load: LoadProcess,
  name: string,
  job: Omit<LoadJob, "firstNumber">,
  watched: Watched,
  before: () => Promise<unknown>,
): Promise<Figure> {
  await before();
  await untilQuiet(watched);
  const cpuBefore = mapWatched(watched, readCpuSeconds);
  const result = await load.run(job);
  const memory = mapWatched(watched, readMemory);
  await untilQuiet(watched);
  const cpu = mapWatched(watched, (pid, key) => {
    const seconds = readCpuSeconds(pid) - (cpuBefore[key] ?? 0);
    return (seconds * 1e6) / result.acknowledged;
  });
  return {
    name,
    connections: job.connections,
    rate: result.recordsPerSecond,
    p50: result.latency.p50,
    p95: result.latency.p95,
    p99: result.latency.p99,
    acknowledged: result.acknowledged,
    cpu: { ...cpu, load: (result.cpuSeconds * 1e6) / result.acknowledged },
    memory,
    faults: result.faults,
  };
}

/** Waits until what the last job left behind is worked off. */
export async function untilQuiet(watched: Watched): Promise<void> {
  const sum = () =>
    Object.values(watched)
      .map(readCpuSeconds)
      .reduce((total, seconds) => total + seconds, 0);
  for (let turn = 0; turn < longestQuietSeconds * 2; turn += 1) {
    const before = sum();
    const start = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const cores = (sum() - before) / ((performance.now() - start) / 1000);
    if (!(cores > quietCores)) return;
  }
}

function mapWatched(
  watched: Watched,
  read: (pid: number, key: string) => number,
): Record<string, number> {
  return Object.fromEntries(Object.entries(watched).map(([key, pid]) => [key, read(pid, key)]));
}
