import { percentile } from "../../bench/percentiles.ts";
import type { Verdict } from "./check-ledger.ts";
import type { Answer, Ledger } from "./ledger.ts";

const shown = 5;

/** What was found, a line each, as a person reads it. */
export function describeVerdict(ledger: Ledger, verdict: Verdict): string[] {
  const { faults, fates, counters, unexpected, records } = verdict;
  const { database, spool } = ledger.acknowledged;
  const either = ({ stored, absent }: { stored: number; absent: number }) =>
    `${stored + absent} (${stored} of them stored)`;
  return [
    line("sent", `${ledger.entries.size} records in ${ledger.answers.length} requests`),
    line("acknowledged", `${database + spool}: ${database} by the database, ${spool} by the spool`),
    line("refused (429, 503)", either(fates.refused)),
    line("answer unknown", either(fates.unknown)),
    line("never connected", either(fates.unreached)),
    ...describeReasons(ledger.answers),
    line("records stored", String(records)),
    ...Object.entries(faults).map(([name, ids]) => line(names[name] ?? name, describeIds(ids))),
    line("counters equal", describeCounters(counters)),
    ...unexpected.map(({ name, value }) => line("not expected", `${value} ${name}`)),
    line("the promise", verdict.holds ? "HOLDS" : "IS BROKEN"),
  ];
}

const names: Record<string, string> = { changed: "changed on the way", neverSent: "never sent" };

/** One line of a report. */
export function line(name: string, value: string): string {
  return `  ${name.padEnd(22)}${value}`;
}

function describeIds(ids: string[]): string {
  if (ids.length === 0) return "0";
  return `${ids.length}: ${ids.slice(0, shown).join(", ")}${ids.length > shown ? ", …" : ""}`;
}

function describeCounters(counters: { name: string; value: number }[]): string {
  const [first] = counters;
  const others = counters.filter(({ value }) => value !== first?.value);
  if (others.length === 0) return `yes (${counters.length} ways to count)`;
  return `NO: ${[first, ...others].map((counter) => `${counter?.name} ${counter?.value}`).join(", ")}`;
}

/** What senders were told instead of an acknowledgement, by how often. */
function describeReasons(answers: readonly Answer[]): string[] {
  const reasons = new Map<string, number>();
  for (const { told } of answers) {
    if ("reason" in told) reasons.set(told.reason, (reasons.get(told.reason) ?? 0) + 1);
  }
  return [...reasons]
    .sort(([, one], [, other]) => other - one)
    .slice(0, shown)
    .map(([reason, count]) => line("", `${count} × ${reason}`));
}

export type Window = { posts: number; statuses: string; p50: number; p99: number; most: number };

/** The answers to what was due in a window of `performance.now()`. */
export function summarise(answers: readonly Answer[], from: number, to: number): Window {
  const within = answers.filter(({ dueAt }) => dueAt >= from && dueAt < to);
  const sorted = within.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  const statuses = Map.groupBy(within, ({ told }) =>
    "status" in told ? String(told.status) : told.fate,
  );
  return {
    posts: within.length,
    statuses: [...statuses].map(([status, { length }]) => `${length} × ${status}`).join(", "),
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    most: percentile(sorted, 1),
  };
}
