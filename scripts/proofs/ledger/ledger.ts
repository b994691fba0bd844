import { createWriteStream } from "node:fs";

/** What became of a record: said by an answer, or by the lack of one. */
export type Fate = "acknowledged" | "refused" | "unknown" | "unreached";
/** `unreached`: no connection was made, so nothing can have arrived. */
export type Told =
  | { fate: "acknowledged"; where: "database" | "spool"; status: number }
  | { fate: "refused"; status: number; retryAfter: number | null; reason: string }
  | { fate: "unknown" | "unreached"; reason: string }
  | { fate: "unknown"; status: number; reason: string; unexpected: true };

export type Entry = { checksum: string; fate: Fate };
/** `dueAt`: when it should have left, on the clock of `performance.now()`; latency counts from there. */
export type Answer = { dueAt: number; milliseconds: number; told: Told };

export type Ledger = {
  /** Called before the first byte leaves. */
  send(id: string, checksum: string, attempt: number): void;
  hear(id: string, answer: Answer): void;
  entries: ReadonlyMap<string, Entry>;
  answers: readonly Answer[];
  /** How many records were acknowledged first by the database, and how many by the spool. */
  acknowledged: { database: number; spool: number };
  close(): Promise<void>;
};

/** An answer can only add to what is known: once acknowledged is acknowledged, once unknown may be stored. */
const rank: Record<Fate, number> = { unreached: 0, refused: 1, unknown: 2, acknowledged: 3 };

/** The book of everything that was sent and answered; also written to a file, a line per event. */
export function openLedger(file: string): Ledger {
  const entries = new Map<string, Entry>();
  const answers: Answer[] = [];
  const acknowledged = { database: 0, spool: 0 };
  const lines = createWriteStream(file);
  const write = (event: object) => void lines.write(`${JSON.stringify(event)}\n`);
  return {
    send(id, checksum, attempt) {
      if (!entries.has(id)) entries.set(id, { checksum, fate: "unreached" });
      write({ at: new Date().toISOString(), event: "sent", id, attempt });
    },
    hear(id, answer) {
      answers.push(answer);
      const { told } = answer;
      const entry = entries.get(id);
      if (!entry) throw new Error("an answer to nothing that was sent");
      if (told.fate === "acknowledged" && entry.fate !== "acknowledged") {
        acknowledged[told.where] += 1;
      }
      if (rank[told.fate] > rank[entry.fate]) entry.fate = told.fate;
      write({ at: new Date().toISOString(), event: "answered", id, ...told });
    },
    entries,
    answers,
    acknowledged,
    close: () => new Promise((resolve) => lines.end(() => resolve())),
  };
}
