import { createGroupCommit } from "#lib/ingest/group-commit.ts";
import {
  type Circuit,
  createCircuit,
  DatabaseSlow,
  withinPatience,
} from "#lib/ingest/internal/circuit.ts";
import { drainSegment } from "#lib/ingest/internal/drain-segment.ts";
import { commitIsolating } from "#lib/ingest/internal/isolate.ts";
import type { PlacedRecord } from "#lib/ingest/internal/placed-record.ts";
import type { SideReport } from "#lib/ingest/internal/side-report.ts";
import { packRecords, packReports } from "#lib/ingest/internal/spooled.ts";
import type { StoreOutcome } from "#lib/issues/new-record.ts";
import { deriveReference } from "#lib/issues/reference.ts";
import { isDatabaseAway, isHeldUp } from "#lib/platform/database-failure.ts";
import type { Logger } from "#lib/platform/logger.ts";
import type { Spool } from "#lib/platform/spool.ts";

export type Stored = { where: "database" | "spool"; outcomes: StoreOutcome[] };

export type DurableStore = {
  /** Resolves once the records are committed or on this machine's disk. Throws `too-many` or `unavailable`. */
  store(tenant: string, records: PlacedRecord[]): Promise<Stored>;
  /** The same for reports, which come alone and rarely. */
  storeReports(reports: SideReport[]): Promise<void>;
  /** Hands the oldest of the spool to the database; answers how many records, or null when there is nothing. */
  drain(): Promise<number | null>;
  state(): { spooling: boolean; waitingBytes: number };
  close(): Promise<void>;
};

type Parts = {
  commit(records: PlacedRecord[]): Promise<StoreOutcome[]>;
  commitReports(reports: SideReport[]): Promise<void>;
  /** Keeps a record that the database refuses where people find it. */
  bury(record: PlacedRecord, reason: unknown): Promise<StoreOutcome>;
  /** Throws while the database does not answer. */
  probe(): Promise<unknown>;
  spool: Spool;
  log: Logger;
};

/** While the database commits one group, the next one is read and gathers; a second lane would wait for the same rows. */
const limits = { lanes: 2, group: 2000, waiting: 50_000, tenantWaiting: 30_000 };
const drainedAtOnce = 500;
const leastDrainedAtOnce = 20;

/**
 * Keeps what was accepted: in the database while it answers, else in the spool, which is drained in its order when the
 * database is back. Event ids make it harmless to store the same record by both ways.
 */
export function createDurableStore(parts: Parts): DurableStore {
  const { commit, commitReports, bury, spool, log } = parts;
  const circuit = createCircuit(() => {
    log.warn("the database does not answer; records go to the spool");
    group.refuseWaiting(new DatabaseSlow("the database does not answer"));
  });

  async function commitPatiently(records: PlacedRecord[]): Promise<StoreOutcome[]> {
    try {
      return await withinPatience(records.length, commitIsolating(records, commit, bury));
    } catch (error) {
      if (isDatabaseAway(error)) circuit.open();
      throw error;
    }
  }
  const group = createGroupCommit(commitPatiently, limits);

  async function keepInSpool(records: PlacedRecord[]): Promise<Stored> {
    await spool.append(packRecords(records, new Date()));
    return { where: "spool", outcomes: records.map(toSpooled) };
  }

  return {
    async store(tenant, records) {
      if (circuit.isOpen()) return keepInSpool(records);
      try {
        return { where: "database", outcomes: await group.submit(tenant, records) };
      } catch (error) {
        if (!isDatabaseAway(error)) throw error;
        return keepInSpool(records);
      }
    },
    async storeReports(reports) {
      try {
        if (circuit.isOpen()) throw new DatabaseSlow("the database does not answer");
        await withinPatience(reports.length, commitReports(reports));
      } catch (error) {
        if (!isDatabaseAway(error)) throw error;
        await spool.append(packReports(reports));
      }
    },
    drain: createDrain(parts, circuit),
    state: () => ({ spooling: circuit.isOpen(), waitingBytes: spool.waitingBytes() }),
    close: () => spool.close(),
  };
}

/** Drains the spool; what comes of it tells whether the database is worth asking for senders too. */
function createDrain(parts: Parts, circuit: Circuit): DurableStore["drain"] {
  /** Changes between segments only: one that is started again must come to its end at the pace that failed last. */
  let most = drainedAtOnce;
  let probing: Promise<unknown> | null = null;
  /** One question at a time: a hung database must not collect them. */
  async function requireAnswer(): Promise<void> {
    probing ??= parts.probe().finally(() => {
      probing = null;
    });
    await withinPatience(0, probing);
  }
  function letIn(): void {
    if (!circuit.isOpen()) return;
    circuit.close();
    parts.log.info("the database answers again");
  }

  return async () => {
    if (circuit.isOpen()) await requireAnswer();
    try {
      const drained = await drainSegment(parts, most);
      most = Math.min(drainedAtOnce, most * 4);
      letIn();
      return drained;
    } catch (error) {
      if (isDatabaseAway(error)) {
        circuit.open();
        if (tookTooLong(error)) most = Math.max(leastDrainedAtOnce, Math.floor(most / 2));
      } else letIn();
      throw error;
    }
  };
}

/** The server gave up, or we did, for want of an answer. */
function tookTooLong(error: unknown): boolean {
  return isHeldUp(error) || (error instanceof Error && error.message.includes("read timeout"));
}

function toSpooled({ event_id, request_id }: PlacedRecord): StoreOutcome {
  return { outcome: "stored", id: event_id, reference: deriveReference(request_id ?? event_id) };
}
