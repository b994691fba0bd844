import { median } from "./percentiles.ts";

/** What was measured once: one contestant, one number of connections, one round. */
export type Figure = {
  name: string;
  connections: number;
  /** Records a second. */
  rate: number;
  /** Milliseconds; NaN where nobody waited for a single answer. */
  p50: number;
  p95: number;
  p99: number;
  acknowledged: number;
  /** Microseconds of CPU a record, until all was quiet again; by process. */
  cpu: Record<string, number>;
  /** MB at the end, by process. */
  memory: Record<string, number>;
  faults: Record<string, number>;
  /** Cores that were busy with anything else meanwhile. */
  others?: number;
  /** Measured again, because the host stood still meanwhile. */
  discarded?: boolean;
};

/** The medians of all rounds, each figure by itself. */
export function summarize(figures: Figure[]): Figure[] {
  const groups = Map.groupBy(figures, ({ name, connections }) => `${name} ${connections}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const middle = (read: (figure: Figure) => number) => median(group.map(read));
    return {
      ...first,
      rate: middle(({ rate }) => rate),
      p50: middle(({ p50 }) => p50),
      p95: middle(({ p95 }) => p95),
      p99: middle(({ p99 }) => p99),
      acknowledged: group.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
      cpu: mapValues(first.cpu, (_, key) => middle(({ cpu }) => cpu[key] ?? Number.NaN)),
      memory: mapValues(first.memory, (_, key) =>
        middle(({ memory }) => memory[key] ?? Number.NaN),
      ),
      faults: sumFaults(group),
      others: middle(({ others = Number.NaN }) => others),
    };
  });
}

function sumFaults(figures: Figure[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { faults } of figures) {
    for (const [fault, count] of Object.entries(faults)) sums[fault] = (sums[fault] ?? 0) + count;
  }
  return sums;
}

function mapValues(
  values: Record<string, number>,
  change: (value: number, key: string) => number,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, change(value, key)]),
  );
}
