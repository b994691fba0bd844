import type { Figure } from "./figures.ts";
import { median } from "./percentiles.ts";
import type { ReadFigure } from "./reads.ts";
import type { Soak } from "./soak.ts";
import { writeNumber, writeTable } from "./table.ts";

type Bar = { name: string; value: number; limit: number; isMost: boolean };
type Place = [name: string, connections: number];
export type Measured = {
  figures: Figure[];
  reads: ReadFigure[];
  idleMemory: number;
  soak: Soak | null;
};

/** What the product means to reach in one run, and what it reached, as the lines of a table. */
export function writeBars(measured: Measured): string[] {
  const bars = [...listRatios(measured.figures), ...listReads(measured.reads)];
  bars.push({
    name: "memory of idle web, MB",
    value: measured.idleMemory,
    limit: 256,
    isMost: true,
  });
  if (measured.soak) {
    const growth = { limit: 1.2, isMost: true };
    const { under, after } = measured.soak;
    const last = under.at(-1) ?? Number.NaN;
    bars.push(
      {
        name: "memory of web under half load : idle",
        value: last / measured.idleMemory,
        ...growth,
      },
      {
        name: "memory of web after the load : idle",
        value: after / measured.idleMemory,
        ...growth,
      },
    );
  }
  return writeTable(
    ["what", "wanted", "measured", ""],
    bars
      .filter(({ value }) => !Number.isNaN(value))
      .map(({ name, value, limit, isMost }) => [
        name,
        `${isMost ? "≤" : "≥"} ${limit}`,
        writeNumber(value),
        (isMost ? value <= limit : value >= limit) ? "reached" : "missed",
      ]),
  );
}

function listRatios(figures: Figure[]): Bar[] {
  const least = (name: string, limit: number, one: Place, other: Place) => {
    const value = medianRatio(figures, one, other);
    return { name, value, limit, isMost: false };
  };
  const batches = [1, 4].map((count) =>
    least("NDJSON : COPY", 0.35, ["ndjson", count], ["copy", 1]),
  );
  const at16 = (name: string, read: (figure: Figure) => number) =>
    median(pick(figures, [name, 16]).map(read));
  const p99 = at16("single", (figure) => figure.p99);
  const pages = at16("pages", ({ rate }) => rate);
  const slowest = at16("pages", (figure) => figure.p99);
  return [
    least("single posts : bare Next, 64 connections", 3, ["single", 64], ["next", 64]),
    least("single posts : node:http front, 64 connections", 0.5, ["single", 64], ["front", 64]),
    ...batches.toSorted((one, other) => other.value - one.value).slice(0, 1),
    least("Sentry envelopes : single posts, 64 connections", 0.8, ["sentry", 64], ["single", 64]),
    { name: "p99 of single posts, 16 connections, ms", value: p99, limit: 25, isMost: true },
    { name: "error pages a second, 16 connections", value: pages, limit: 5000, isMost: false },
    { name: "p99 of error pages, 16 connections, ms", value: slowest, limit: 5, isMost: true },
  ];
}

/** Taken round by round, for the host changes from one round to the next. */
function medianRatio(figures: Figure[], one: Place, other: Place): number {
  const others = pick(figures, other);
  return median(
    pick(figures, one).map(({ rate }, round) => rate / (others[round]?.rate ?? Number.NaN)),
  );
}

function pick(figures: Figure[], [name, connections]: Place): Figure[] {
  return figures.filter((figure) => figure.name === name && figure.connections === connections);
}

function listReads(reads: ReadFigure[]): Bar[] {
  if (reads.length === 0) return [];
  const sizes = reads.map(({ records }) => records);
  const [fewest, most] = [Math.min(...sizes), Math.max(...sizes)];
  const atMost = Map.groupBy(
    reads.filter(({ records }) => records === most),
    ({ question }) => /^(replay|explorer)/.exec(question)?.[1] ?? "read",
  );
  const { read: largest = [], replay = [], explorer = [] } = Object.fromEntries(atMost);
  const slowest = (figures: ReadFigure[]) => Math.max(...figures.map(({ p95 }) => p95));
  const growth = largest.map(({ question, p95 }) => {
    const small = reads.find((read) => read.question === question && read.records === fewest);
    return p95 / (small?.p95 ?? Number.NaN);
  });
  const at = `${most.toLocaleString("en")} records`;
  const bars = [
    {
      name: `slowest p95 of reads at ${at}, ms`,
      value: slowest(largest),
      limit: 100,
      isMost: true,
    },
    {
      ...{ name: `replay of 30 days at ${at}, ms`, limit: 5000, isMost: true },
      value: slowest(replay),
    },
    {
      ...{ name: `slowest p95 of the explorers at ${at}, ms`, limit: 300, isMost: true },
      value: slowest(explorer),
    },
  ];
  if (most === fewest) return bars;
  const name = `p95 at ${at} : at ${fewest.toLocaleString("en")}, worst question`;
  return [...bars, { name, value: Math.max(...growth), limit: 1.5, isMost: true }];
}
