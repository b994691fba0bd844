import type { Step } from "./contestants.ts";
import {
  type Bench,
  prepareBatches,
  prepareCopy,
  prepareFront,
  prepareNext,
  prepareSingle,
} from "./contestants.ts";
import type { Figure } from "./figures.ts";
import { preparePages } from "./pages.ts";
import { say } from "./say.ts";
import { prepareSentry } from "./sentry-steps.ts";
import { readCpuSeconds, readHostSeconds } from "./usage.ts";
import { watchStalls } from "./watch-stalls.ts";

const singleConnections = [1, 16, 64];
const batchConnections = [1, 4];
const longestStallSeconds = 1;
const mostTries = 3;

/** One round: who is compared is measured one after the other, at the same number of connections. */
export async function planRound(bench: Bench): Promise<Step[]> {
  const { only } = bench.options;
  const singles: Step[][] = [];
  if (only.has("single")) {
    say("building the bare Next app");
    singles.push(await prepareNext(bench, singleConnections));
    singles.push(await prepareFront(bench, singleConnections));
  }
  if (only.has("single") || only.has("sentry")) {
    singles.push(prepareSingle(bench, singleConnections));
  }
  if (only.has("sentry")) {
    const steps = await prepareSentry(bench, singleConnections);
    if ("reason" in steps) say(`Sentry is left out: ${steps.reason}`);
    else singles.push(steps);
  }
  const inTurn = singleConnections.flatMap((_, index) => singles.flatMap((s) => s[index] ?? []));
  if (only.has("ndjson"))
    inTurn.push(prepareCopy(bench), ...prepareBatches(bench, batchConnections));
  if (only.has("pages")) inTurn.push(...(await preparePages(bench)));
  return inTurn;
}

/** Runs the steps as often as there are rounds. A step during which the host stood still is measured once more. */
export async function measureRounds(rounds: number, steps: Step[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    for (const step of steps) {
      for (let tries = 1; tries <= mostTries; tries += 1) {
        const { figure, stall } = await measureOnce(step);
        tell(round, figure);
        const isOver = stall < longestStallSeconds || tries === mostTries;
        figures.push({ ...figure, discarded: !isOver });
        if (isOver) break;
        say(`  the host stood still for ${stall.toFixed(1)} s: measured again`);
      }
    }
  }
  return figures;
}

async function measureOnce({ measure }: Step): Promise<{ figure: Figure; stall: number }> {
  const endWatch = watchStalls();
  // Everything that belongs to the bench is below this process.
  const readOthers = () => readHostSeconds() - readCpuSeconds(process.pid);
  const [start, before] = [performance.now(), readOthers()];
  try {
    const figure = await measure();
    const others = (readOthers() - before) / ((performance.now() - start) / 1000);
    return { figure: { ...figure, others }, stall: endWatch() };
  } finally {
    endWatch();
  }
}

function tell(round: number, { name, connections, rate, p99, others = 0, faults }: Figure): void {
  const tail = Number.isNaN(p99) ? "" : `, p99 ${p99.toFixed(1)} ms`;
  const beside = others > 0.3 ? ` (other work took ${others.toFixed(1)} cores)` : "";
  say(`round ${round}, ${name} × ${connections}: ${Math.round(rate)} records/s${tail}${beside}`);
  for (const [fault, count] of Object.entries(faults)) say(`  ${count} × ${fault}`);
}
