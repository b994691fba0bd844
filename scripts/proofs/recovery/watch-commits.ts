import type { Fuse } from "./fuse.ts";
import { createStatementReader, type Statement } from "./read-statements.ts";
import type { Watcher } from "./wire.ts";

/** Every answer ends with ReadyForQuery: its type, its length and the state of the transaction. */
const readyLength = 6;
/** A statement that changed nothing, as the server tells it. */
const vain = /C\0\0\0.(UPDATE 0|INSERT 0 0|SELECT 0)\0/s;

/**
 * Watches a connection to PostgreSQL: every statement or transaction that changes a run is a point before the server
 * hears of its commit, and one after the server has committed but before the worker hears of it.
 */
export function watchCommits(fuse: Fuse): Watcher {
  const readStatements = createStatementReader();
  const nameCommit = createNamer();
  let pending: string | null = null;
  return {
    towards: (bytes) =>
      readStatements(bytes).every((statement) => {
        const name = nameCommit(statement);
        if (!name) return true;
        pending = name;
        // Most claims find nothing: only the answer tells.
        return name === "claim" || fuse.pass(`${name}, before its commit`);
      }),
    back(bytes) {
      if (!pending || !isReady(bytes)) return true;
      const name = pending;
      pending = null;
      return vain.test(bytes.toString("latin1")) || fuse.pass(`${name}, after its commit`);
    },
  };
}

function isReady(bytes: Buffer): boolean {
  const at = bytes.length - readyLength;
  return at >= 0 && bytes[at] === "Z".charCodeAt(0) && bytes.readInt32BE(at + 1) === 5;
}

/** Names what a statement commits about runs: by itself, or as the end of its transaction. */
function createNamer(): (statement: Statement) => string | null {
  let inTransaction = false;
  let touched: string | null = null;
  return (statement) => {
    const { text } = statement;
    if (/^BEGIN/i.test(text)) {
      inTransaction = true;
      touched = null;
      return null;
    }
    if (/^(COMMIT|ROLLBACK)/i.test(text)) {
      inTransaction = false;
      return /^COMMIT/i.test(text) ? touched : null;
    }
    const name = nameChange(statement);
    if (!inTransaction) return name;
    // A transaction is named after the move in it.
    if (name && !touched?.startsWith("move")) touched = name;
    return null;
  };
}

const changes: [RegExp, string][] = [
  [/INSERT INTO "public"\."runs"/, "start of a run"],
  [/WITH due AS/, "claim"],
  [/UPDATE runs SET\s+claimed_by = NULL/, "rest"],
  [/UPDATE runs SET lease_until/, "renewal of a lease"],
];

function nameChange({ text, first }: Statement): string | null {
  if (/WITH moved AS/.test(text)) return `move to ${first}`;
  return changes.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
