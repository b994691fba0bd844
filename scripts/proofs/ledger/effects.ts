import type { Call } from "../product/trace.ts";

/** Why the order of effects is not what we promise, or null. */
export type Fault = string | null;

/** A record by its id, which answers and segments have as text, and by words of its own, for the database gets ids as bytes. */
export type Sent = { id: string; words: string };

const isWrite = ({ name }: Call) => /^p?writev?(64)?$/.test(name);
const isFlush = ({ name }: Call) => name === "fdatasync" || name === "fsync";
const succeeded = ({ text }: Call) => / = 0$/.test(text.trimEnd());
/** What PostgreSQL sends when the transaction has ended, whoever began it: ReadyForQuery, state idle. */
const readyForQuery = /Z\\0\\0\\0\\5I/;
const sent = ({ name }: Call) => /^(write|writev|sendto|sendmsg)$/.test(name);

/** The record is written to a segment, the segment and its folder are flushed, and then the answer leaves. */
export function checkSpoolOrder(calls: Call[], { id }: Sent): Fault {
  const answer = findAnswer(calls, id);
  if (!answer) return "its answer was not seen";
  const written = calls.find((call) => isWrite(call) && isSegment(call) && call.text.includes(id));
  if (!written) return "its write to a segment was not seen";
  const path = pathOf(written);
  const flushed = calls.find(
    (call) => isFlush(call) && pathOf(call) === path && call.start > written.end,
  );
  if (!flushed || !succeeded(flushed)) return "its segment was not flushed";
  const folder = path.replace(/\/[^/]*$/, "");
  const named = calls.find((call) => call.name === "fsync" && pathOf(call) === folder);
  if (!named || !succeeded(named)) return "the folder of its segment was not flushed";
  if (Math.max(flushed.end, named.end) < answer.start) return null;
  return "its answer left before the flush was through";
}

/** The backend gets the record, flushes its log, tells of the commit, and then the answer leaves. */
export function checkDatabaseOrder(calls: Call[], { id, words }: Sent): Fault {
  const answer = findAnswer(calls, id);
  if (!answer) return "its answer was not seen";
  const received = calls.find(
    (call) => /^(recvfrom|read)$/.test(call.name) && isInsert(call, words),
  );
  if (!received) return "its way to the database was not seen";
  const committed = calls.find(
    (call) =>
      call.pid === received.pid &&
      call.start > received.end &&
      sent(call) &&
      readyForQuery.test(call.text),
  );
  if (!committed) return "its commit was not seen";
  const flushed = calls.findLast(
    (call) => isFlush(call) && pathOf(call).includes("/pg_wal/") && call.end < committed.start,
  );
  if (!flushed || !succeeded(flushed) || flushed.start < received.end) {
    return "the log was not flushed before its commit was told";
  }
  return committed.start < answer.start ? null : "its answer left before the commit was told";
}

function findAnswer(calls: Call[], id: string): Call | undefined {
  return calls.find(
    (call) => sent(call) && call.text.includes("HTTP/1.1 202") && call.text.includes(id),
  );
}

/** Not the request, which holds the words as well. */
function isInsert({ text }: Call, words: string): boolean {
  return text.includes(words) && !text.includes("POST /api/ingest");
}

function isSegment(call: Call): boolean {
  return pathOf(call).endsWith(".segment");
}

function pathOf({ text }: Call): string {
  return /^\d+<([^>]*)>/.exec(text)?.[1] ?? "";
}
