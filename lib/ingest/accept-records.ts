import type { PlacedRecord } from "#lib/ingest/internal/placed-record.ts";
import { scrubberInForce } from "#lib/ingest/internal/scrubber-in-force.ts";
import { requireRate } from "#lib/ingest/internal/service-rate.ts";
import type { ReadRecord } from "#lib/ingest/native-record.ts";
import type { IngestAnswer } from "#lib/ingest/schemas.ts";
import { storeOf } from "#lib/ingest/store-together.ts";
import type { Context } from "#lib/platform/context.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { requireDiskSpace } from "#lib/platform/disk-space.ts";
import { type InputError, Problem } from "#lib/platform/errors.ts";
import type { KnownIngestKey } from "#lib/services/find-ingest-key.ts";

/** A record of a request, or why there is none at this index. */
export type Candidate = { index: number } & (
  | { record: ReadRecord }
  | { errors: InputError[]; forbidden?: boolean }
);
type Rejection = IngestAnswer["rejected"][number];

/**
 * Scrubs and stores what is acceptable and answers what became of each record. A key of one service takes records of that
 * service only; an organisation-wide key creates services on sight. Throws when nothing is acceptable, or when it is
 * too much.
 */
export async function acceptRecords(
  context: Context & { database: DatabasePool },
  key: KnownIngestKey,
  candidates: Candidate[],
): Promise<IngestAnswer> {
  const confined = candidates.map((candidate) => confine(candidate, key));
  const rejected = confined.flatMap(toRejection);
  if (rejected.length === candidates.length) throw nothingAcceptable(confined, rejected);
  const now = context.now().getTime();
  const inForce = scrubberInForce(context.database, now);
  const scrubber = inForce instanceof Promise ? await inForce : inForce;
  const records = confined.flatMap((candidate) => {
    if (!("record" in candidate)) return [];
    const { record } = candidate;
    const clean = scrubber.record(record);
    return [clean === record ? record : { ...clean, service: record.service }];
  });
  requireDiskSpace();
  const slowly = requireRate(context, records, now);
  if (slowly !== null) await slowly;
  const opened = storeOf(context);
  const store = opened instanceof Promise ? await opened : opened;
  const { where, outcomes } = await store.store(key.id, records);
  const duplicates = outcomes.filter(({ outcome }) => outcome === "duplicate").length;
  const sampled = outcomes.filter(({ outcome }) => outcome === "sampled").length;
  return {
    accepted: outcomes.length - duplicates,
    duplicates,
    rejected,
    ids: outcomes.map(({ id }) => id),
    references: outcomes.map(({ reference }) => reference),
    stored: where,
    ...(sampled > 0 ? { sampled } : {}),
  };
}

type Confined =
  | Exclude<Candidate, { record: ReadRecord }>
  | { index: number; record: PlacedRecord };

function confine(candidate: Candidate, key: KnownIngestKey): Confined {
  if ("errors" in candidate) return candidate;
  const { index, record } = candidate;
  const service = record.service ?? key.service?.name ?? null;
  if (service === null) {
    return fault(index, "Name the service: this key is organisation-wide.");
  }
  if (key.service !== null && key.service.name !== service) {
    return {
      ...fault(index, `This key belongs to ${key.service.name}, not to ${service}.`),
      forbidden: true,
    };
  }
  return { index, record: isPlaced(record) ? record : { ...record, service } };
}

function isPlaced(record: ReadRecord): record is PlacedRecord {
  return record.service !== null;
}

function fault(index: number, message: string) {
  return { index, errors: [{ path: "service_name", message }] };
}

function toRejection(candidate: Confined): Rejection[] {
  return "errors" in candidate ? [{ index: candidate.index, errors: candidate.errors }] : [];
}

function nothingAcceptable(candidates: Confined[], rejected: Rejection[]): Problem {
  const forbidden = candidates.every((candidate) => "forbidden" in candidate);
  const errors = rejected[0]?.errors ?? [{ path: "", message: "The request holds no record." }];
  return new Problem(
    forbidden && rejected.length > 0 ? "forbidden" : "wrong-input",
    errors[0]?.message ?? "",
    {
      errors,
      extra: { rejected },
    },
  );
}
