import { Client } from "pg";
import { joinStack } from "#lib/issues/join-stack.ts";
import { ownService } from "#lib/services/own-service.ts";
import { type Counter, checkCounters } from "./check-counters.ts";
import type { Entry, Fate, Ledger } from "./ledger.ts";
import { type Content, checksumOf } from "./sample.ts";

export type Verdict = {
  records: number;
  /** Event ids of what broke a promise. */
  faults: {
    lost: string[];
    doubled: string[];
    changed: string[];
    neverSent: string[];
  };
  /** Ids by what their sender was told, and whether they are there after all. */
  fates: Record<Fate, { stored: number; absent: number }>;
  counters: Counter[];
  unexpected: Counter[];
  holds: boolean;
};

type StoredRow = Omit<Content, "timestamp"> & {
  timestamp: Date;
  checksum: string | null;
  calls: string | null;
  calls_at: number | null;
};

const pageRows = 20_000;

/** Holds what the database has against what senders were told. */
export async function checkLedger(url: string, ledger: Ledger): Promise<Verdict> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { times, faults } = await readRecords(client, ledger.entries);
    for (const [id, { fate }] of ledger.entries) {
      if (fate === "acknowledged" && !times.has(id)) faults.lost.push(id);
    }
    const { counters, unexpected } = await checkCounters(client);
    const strange = ledger.answers.filter(({ told }) => "unexpected" in told).length;
    if (strange > 0) unexpected.push({ name: "answers outside the contract", value: strange });
    const records = counters[0]?.value ?? 0;
    const areEqual = counters.every(({ value }) => value === records);
    const isClean = Object.values(faults).every((ids) => ids.length === 0);
    return {
      records,
      faults,
      fates: countFates(ledger.entries, times),
      counters,
      unexpected,
      holds: isClean && areEqual && unexpected.length === 0,
    };
  } finally {
    await client.end();
  }
}

async function readRecords(client: Client, entries: ReadonlyMap<string, Entry>) {
  const times = new Map<string, number>();
  const faults: Verdict["faults"] = { lost: [], doubled: [], changed: [], neverSent: [] };
  for await (const row of listRows(client)) {
    const id = row.event_id;
    const before = times.get(id) ?? 0;
    times.set(id, before + 1);
    if (before === 1) faults.doubled.push(id);
    const entry = entries.get(id);
    const stack_trace = joinStack(row.stack_trace, row.calls, row.calls_at);
    const stored = checksumOf({ ...row, stack_trace, timestamp: row.timestamp.toISOString() });
    if (!entry) faults.neverSent.push(id);
    else if (stored !== entry.checksum || row.checksum !== entry.checksum) faults.changed.push(id);
  }
  return { times, faults };
}

async function* listRows(client: Client): AsyncGenerator<StoredRow> {
  await client.query("BEGIN TRANSACTION READ ONLY");
  await client.query(`
    DECLARE stored CURSOR FOR
    SELECT r.id::text AS event_id, s.name AS service_name, r.environment, r.error_code, r.level, r.message,
           r.timestamp, r.request_id, r.user_id, r.stack_trace, r.calls_at, k.calls, r.attributes->>'checksum' AS checksum
    FROM records r JOIN services s ON s.id = r.service_id
    LEFT JOIN record_calls k ON k.service_id = r.service_id AND k.id = r.calls_id
      AND k.day = (r.timestamp AT TIME ZONE 'UTC')::date
    WHERE s.name <> '${ownService}'`);
  for (;;) {
    const { rows } = await client.query<StoredRow>(`FETCH ${pageRows} FROM stored`);
    if (rows.length === 0) break;
    yield* rows;
  }
  await client.query("COMMIT");
}

function countFates(entries: ReadonlyMap<string, Entry>, times: ReadonlyMap<string, number>) {
  const none = () => ({ stored: 0, absent: 0 });
  const fates = { acknowledged: none(), refused: none(), unknown: none(), unreached: none() };
  for (const [id, { fate }] of entries) fates[fate][times.has(id) ? "stored" : "absent"] += 1;
  return fates;
}
