import { hash } from "node:crypto";
import { createTextMemory, type TextMemory } from "#lib/grouping/text-memory.ts";
import type { SettledRecord } from "#lib/issues/internal/grouped-record.ts";
import { dayOf } from "#lib/issues/record-day.ts";
import type { DatabasePool } from "#lib/platform/database.ts";

/** A stack as its record keeps it: whole, or around calls that are kept once a day and service. */
export type KeptStack = { text: string | null; id: string | null; at: number | null };
export type KeptRecord = { record: SettledRecord; stack: KeptStack };
/** Calls that records of a batch refer to; null where this process has stored them before. */
export type CallsRow = { service_id: number; day: string; id: string; calls: string | null };
/** Calls, how often they came, and of which services and days they are stored. */
type Known = { id: string; times: number; stored: Set<string> };

/** Shorter calls are not worth a second row. */
const leastShared = 200;
const mostPlaces = 500;
const memories = new WeakMap<DatabasePool, TextMemory<Known>>();

/**
 * What records keep of their stacks, in their order, and the calls that are kept beside them: those that this process
 * meets again. The first and the last line stay with the record, because they may hold the message. Once the batch is
 * stored, `note` remembers its calls.
 */
export function shareCalls(pool: DatabasePool, records: SettledRecord[]) {
  const memory = memories.get(pool) ?? createTextMemory<Known>();
  memories.set(pool, memory);
  const shares = new Map<string, { row: CallsRow; stored: Set<string>; place: string }>();
  const kept = records.map((record): KeptRecord => {
    const found = findCalls(memory, record.stack_trace);
    if (!found) return { record, stack: { text: record.stack_trace, id: null, at: null } };
    const { id, stored, calls, ...around } = found;
    const day = dayOf(record.timestamp);
    const place = `${record.service_id} ${day}`;
    const key = `${place} ${id}`;
    if (!shares.has(key)) {
      const sent = stored.has(place) ? null : calls;
      shares.set(key, {
        row: { service_id: record.service_id, day, id, calls: sent },
        stored,
        place,
      });
    }
    return { record, stack: { id, ...around } };
  });
  const note = () => {
    for (const { stored, place } of shares.values()) {
      if (stored.size >= mostPlaces) stored.clear();
      stored.add(place);
    }
  };
  return { records: kept, calls: [...shares.values()].map(({ row }) => row), note };
}

/** Something removed calls that were stored: from now on all are sent again. */
export function forgetCalls(pool: DatabasePool): void {
  memories.delete(pool);
}

function findCalls(memory: TextMemory<Known>, text: string | null) {
  if (text === null || text.length < leastShared) return null;
  const at = text.indexOf("\n");
  const end = endOfCalls(text);
  if (at === -1 || end - at < leastShared) return null;
  const calls = text.slice(at, end);
  const known = memory.recall(calls, () => ({ id: idOf(calls), times: 0, stored: new Set() }));
  known.times += 1;
  if (known.times === 1) return null;
  return { ...known, calls, at, text: text.slice(0, at) + text.slice(end) };
}

/** Where the last line starts that may be a message; else the end. */
function endOfCalls(text: string): number {
  const start = text.lastIndexOf("\n");
  return text.includes(": ", start) ? start : text.length;
}

function idOf(calls: string): string {
  return hash("sha256", calls, "hex").slice(0, 32);
}
