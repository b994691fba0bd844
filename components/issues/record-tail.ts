import type { Record as ErrorRecord } from "#lib/issues/schemas.ts";

/** A list of records, newest first, and what came since it was shown. */
export type RecordTail = {
  rows: ErrorRecord[];
  /** Newest first. */
  waiting: ErrorRecord[];
  /** More came than were fetched: between `waiting` and `rows` some are missing. */
  hasGap: boolean;
};

/** More rows than anybody reads make a page slow. */
const mostRows = 300;

export function startTail(rows: ErrorRecord[]): RecordTail {
  return { rows, waiting: [], hasGap: false };
}

/** Takes the newest records as they are now; the same tail where nothing is new. `limit` is how many were asked for. */
export function addArrived(tail: RecordTail, newest: ErrorRecord[], limit: number): RecordTail {
  const known = new Set([...tail.rows, ...tail.waiting].map(({ id }) => id));
  const fresh = newest.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return tail;
  return {
    rows: tail.rows,
    waiting: sortNewestFirst([...fresh, ...tail.waiting]).slice(0, mostRows),
    hasGap: tail.hasGap || fresh.length >= limit,
  };
}

/** Puts what waits on top. */
export function mergeWaiting({ rows, waiting }: RecordTail): RecordTail {
  return startTail(sortNewestFirst([...waiting, ...rows]).slice(0, mostRows));
}

function sortNewestFirst(records: ErrorRecord[]): ErrorRecord[] {
  const keyOf = ({ timestamp, id }: ErrorRecord) => `${timestamp} ${id}`;
  return records.toSorted((one, other) => (keyOf(one) < keyOf(other) ? 1 : -1));
}
