import { keptDays } from "#lib/issues/kept-rollups.ts";
import type { Database } from "#lib/platform/database.ts";
import { loadHappenings } from "#lib/recovery/internal/load-happenings.ts";
import { findFirstHeard } from "#lib/recovery/internal/sql/find-first-heard.ts";
import { type HistoryRow, listHistory } from "#lib/recovery/internal/sql/list-history.ts";
import { listHourCounts } from "#lib/recovery/internal/sql/list-hour-counts.ts";
import { listIssueWords } from "#lib/recovery/internal/sql/list-issue-words.ts";
import { compilePattern, selectErrors } from "#lib/recovery/pattern.ts";
import type { History, HistoryBucket, HistorySpan } from "#lib/recovery/replay-history.ts";
import type { Trigger } from "#lib/recovery/trigger-schemas.ts";
import { usualDays } from "#lib/recovery/usual-count.ts";

type Place = { service_id: number; environment: string };
type Range = { from: Date; to: Date; now: Date };

const daySeconds = 86_400;
const hourSeconds = 3600;
const fine = 10;
const coarse = 300;

/** What a replay of a trigger needs of stored history: one statement a span, however long it is. */
export async function loadHistory(
  database: Database,
  place: Place,
  trigger: Trigger,
  range: Range,
): Promise<History> {
  const spans = planSpans(trigger, range);
  const selection = await prepareSelection(database, place, trigger);
  const isEvent = trigger.kind === "new-issue" || trigger.kind === "regressed-issue";
  const buckets: HistoryBucket[] = [];
  for (const { from, to, seconds } of spans) {
    const span = { from: new Date(from * 1000), to: new Date(to * 1000), resolution: seconds };
    const rows = await listHistory(database, place, span, selection);
    for (const bucket of mergeCodes(rows, seconds)) buckets.push(bucket);
  }
  const from = toSeconds(range.from);
  return {
    ...{ from, to: spans.at(-1)?.to ?? from, spans, buckets },
    ...(await loadUsual(database, place, trigger, range)),
    happenings: isEvent ? await loadHappenings(database, place, trigger, range) : [],
  };
}

/** Ten-second buckets as far back as they are kept, five minutes before; whole buckets, with room to look back. */
export function planSpans(trigger: Trigger, { from, to, now }: Range): HistorySpan[] {
  const before = trigger.window_seconds + (trigger.kind === "absence" ? daySeconds : 0);
  const begin = floorTo(toSeconds(from) - before, coarse);
  const end = floorTo(toSeconds(to), fine);
  const kept = floorTo(toSeconds(now) - keptDays[fine] * daySeconds, coarse) + coarse;
  const border = Math.min(Math.max(kept, begin), floorTo(end, coarse));
  const spans = [
    { from: begin, to: border, seconds: coarse },
    { from: border, to: end, seconds: fine },
  ];
  return spans.filter((span) => span.from < span.to);
}

async function prepareSelection(database: Database, place: Place, trigger: Trigger) {
  const { error_codes, pattern, kind } = trigger;
  const all = kind === "share" || kind === "absence";
  if (pattern === null) return { error_codes, issues: null, all };
  const matches = compilePattern(pattern);
  const words = await listIssueWords(database, place.service_id);
  const known = await database.errorCode.findMany({ where: { service_id: place.service_id } });
  const codes = new Set([...known, ...words].map(({ error_code }) => error_code));
  const issues = {
    ids: words.filter(({ title }) => matches(title)).map(({ id }) => id),
    error_codes: [...codes].filter(matches),
  };
  return { error_codes, issues, all };
}

/** Rows of codes as buckets in time order. */
function mergeCodes(rows: HistoryRow[], seconds: number): HistoryBucket[] {
  const merged = new Map<number, HistoryBucket>();
  for (const { error_code, asked, starts, counts } of rows) {
    for (const [index, start] of starts.entries()) {
      const count = counts[index] ?? 0;
      const bucket = merged.get(start) ?? { start, seconds, count: 0, total: 0, error_codes: [] };
      merged.set(start, bucket);
      bucket.total += count;
      if (!asked) continue;
      bucket.count += count;
      bucket.error_codes.push(error_code);
    }
  }
  return [...merged.values()].sort((one, other) => one.start - other.start);
}

async function loadUsual(
  database: Database,
  place: Place,
  trigger: Trigger,
  { from, to }: Range,
): Promise<Pick<History, "hours" | "first_heard_at">> {
  const hours = new Map<number, number>();
  if (trigger.kind !== "rate") return { hours, first_heard_at: null };
  const begin = floorTo(toSeconds(from) - usualDays * daySeconds, hourSeconds);
  const times: Date[] = [];
  for (let at = begin; at < toSeconds(to); at += hourSeconds) times.push(new Date(at * 1000));
  const rows = await listHourCounts(database, place, times, trigger.pattern !== null);
  for (const { hour, count } of rows.filter(selectErrors(trigger))) {
    hours.set(toSeconds(hour), (hours.get(toSeconds(hour)) ?? 0) + count);
  }
  return { hours, first_heard_at: await findFirstHeard(database, place) };
}

function toSeconds(time: Date): number {
  return time.getTime() / 1000;
}

function floorTo(time: number, step: number): number {
  return Math.floor(time / step) * step;
}
