import { type CsvCell, toCsv } from "#lib/format/csv.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Download } from "#lib/platform/http/define-download.ts";
import { getReliability, type ReliabilityFilter } from "#lib/recovery/get-reliability.ts";
import type {
  Duration,
  Reliability,
  ReliabilityFigures,
  ScenarioReliability,
} from "#lib/recovery/reliability-schemas.ts";

const heads = [
  ...["of", "service", "scenario", "from", "to"],
  ...["incidents", "open", "returns", "downtime_seconds", "healthy_share"],
  ...["detect_median_seconds", "detect_p95_seconds"],
  ...["first_action_median_seconds", "first_action_p95_seconds"],
  ...["recover_median_seconds", "recover_p95_seconds"],
  ...["recovered", "recovered_of", "share", "share_low", "share_high"],
  ...["by_itself", "by_itself_of", "by_itself_share", "by_itself_low", "by_itself_high"],
];

/** The reliability of a range as a table for spreadsheets: all services, each of them, each scenario. */
export async function downloadReliability(
  context: Context,
  filter: ReliabilityFilter,
): Promise<Download> {
  const reliability = await getReliability(context, filter);
  const text = toCsv([heads, ...toRows(reliability)]);
  const name = `reliability-${reliability.from.slice(0, 10)}-${reliability.to.slice(0, 10)}.csv`;
  return { name, content: inOnePiece(text) };
}

function toRows({ all, data, from, to }: Reliability): CsvCell[][] {
  const range = [from, to];
  return [
    ["all", null, null, ...range, ...toFigures(all)],
    ...data.map((one) => ["service", one.service, null, ...range, ...toFigures(one)]),
    ...data.flatMap(({ service, scenarios }) =>
      scenarios.map((one) => ["scenario", service, one.scenario, ...range, ...toShares(one)]),
    ),
  ];
}

/** Shares are of all incidents that ended; what ended by itself is known of scenarios only. */
function toFigures(figures: ReliabilityFigures): CsvCell[] {
  const { incidents, open, flaps, downtime_seconds, healthy_share, auto_recovered } = figures;
  const { recovered, of, share, interval } = auto_recovered;
  return [
    ...[incidents, open, flaps, downtime_seconds, healthy_share],
    ...toTimes(figures.time_to_detect),
    ...toTimes(figures.time_to_first_action),
    ...toTimes(figures.time_to_recover),
    ...[recovered, of, share, ...toBounds(of, interval)],
    ...[null, null, null, null, null],
  ];
}

function toShares(one: ScenarioReliability): CsvCell[] {
  const { runs, recovered, share, interval, median_seconds, by_itself } = one;
  return [
    ...[null, null, null, null, null, null, null, null, null],
    ...[median_seconds, null],
    ...[recovered, runs, share, ...toBounds(runs, interval)],
    ...[by_itself.recovered, by_itself.of, by_itself.share],
    ...toBounds(by_itself.of, by_itself.interval),
  ];
}

function toTimes({ median, p95 }: Duration): CsvCell[] {
  return [median, p95];
}

/** Of nothing there is no interval. */
function toBounds(of: number, { low, high }: { low: number; high: number }): CsvCell[] {
  return of === 0 ? [null, null] : [low, high];
}

async function* inOnePiece(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
