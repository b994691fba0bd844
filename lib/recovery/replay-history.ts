/** Stored counts of one place, in time order. All times are seconds since the epoch. */
export type History = {
  from: number;
  to: number;
  /** Which buckets the range is made of. The first begins before `from`: a window looks back. */
  spans: HistorySpan[];
  /** Those that hold something. */
  buckets: HistoryBucket[];
  /** What whole hours held of the trigger's errors: for what is usual. */
  hours: Map<number, number>;
  first_heard_at: Date | null;
  /** Issues that opened, or came again, like those that the trigger waits for. */
  happenings: { at: number; error_code: string; title: string }[];
};

export type HistorySpan = { from: number; to: number; seconds: number };

export type HistoryBucket = {
  start: number;
  seconds: number;
  /** Of the errors that the trigger is about, and the codes they have. */
  count: number;
  error_codes: string[];
  /** Of all errors, where the trigger asks for them. */
  total: number;
};

/** The moments at which buckets ended, from `from` on: where the replay looks. */
export function* listTicks({ from, spans }: History): Generator<{ at: number; seconds: number }> {
  for (const { from: begin, to, seconds } of spans) {
    const skipped = Math.max(0, Math.floor((from - begin) / seconds));
    for (let at = begin + (skipped + 1) * seconds; at <= to; at += seconds) yield { at, seconds };
  }
}

export type WindowCount = { count: number; total: number; listCodes(): string[] };

/** Sums over a window whose beginning and end only ever move forward: each bucket is added and taken away once. */
export function slideWindow(buckets: HistoryBucket[]): (from: number, to: number) => WindowCount {
  let first = 0;
  let next = 0;
  let count = 0;
  let total = 0;
  return (from, to) => {
    for (let bucket = buckets[next]; bucket && endOf(bucket) <= to; bucket = buckets[next]) {
      count += bucket.count;
      total += bucket.total;
      next += 1;
    }
    for (let bucket = buckets[first]; first < next && bucket; bucket = buckets[first]) {
      if (bucket.start >= from) break;
      count -= bucket.count;
      total -= bucket.total;
      first += 1;
    }
    const [begin, end] = [first, next];
    const listCodes = () =>
      [...new Set(buckets.slice(begin, end).flatMap(({ error_codes }) => error_codes))].sort();
    return { count, total, listCodes };
  };
}

/** Sums over any span, from the buckets that begin in it. */
export function sumSpans(
  buckets: HistoryBucket[],
  of: (bucket: HistoryBucket) => number,
): (from: number, to: number) => number {
  const sums = [0];
  for (const bucket of buckets) sums.push((sums.at(-1) ?? 0) + of(bucket));
  const before = (time: number) => sums[findFirst(buckets, time)] ?? 0;
  return (from, to) => before(to) - before(from);
}

export function endOf({ start, seconds }: Pick<HistoryBucket, "start" | "seconds">): number {
  return start + seconds;
}

/** The index of the first bucket that begins at `time` or later. */
function findFirst(buckets: HistoryBucket[], time: number): number {
  let low = 0;
  let high = buckets.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((buckets[middle]?.start ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
