import type { ReadRecord } from "#lib/ingest/native-record.ts";
import type { IngestAnswer } from "#lib/ingest/schemas.ts";
import type { NewRecord } from "#lib/issues/new-record.ts";
import { storeRecords } from "#lib/issues/store-records.ts";
import type { Context } from "#lib/platform/context.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { type InputError, Problem } from "#lib/platform/errors.ts";
import { ensureServices } from "#lib/services/ensure-services.ts";
import type { KnownIngestKey } from "#lib/services/find-ingest-key.ts";

/** A record of a request, or why there is none at this index. */
export type Candidate = { index: number } & (
  | { record: ReadRecord }
  | { errors: InputError[]; forbidden?: boolean }
);
type Rejection = IngestAnswer["rejected"][number];

/**
 * Stores what is acceptable and answers what became of each record. A key of one service takes records of that
 * service only; an organisation-wide key creates services on sight. Throws when nothing is acceptable.
 */
export async function acceptRecords(
  context: Context & { database: DatabasePool },
  key: KnownIngestKey,
  candidates: Candidate[],
): Promise<IngestAnswer> {
  const confined = candidates.map((candidate) => confine(candidate, key));
  const rejected = confined.flatMap(toRejection);
  if (rejected.length === candidates.length) throw nothingAcceptable(confined, rejected);
  const records = confined.flatMap((candidate) =>
    "record" in candidate ? [candidate.record] : [],
  );
  const outcomes = await storeRecords(context, await addServiceIds(context, key, records));
  return {
    accepted: outcomes.filter(({ outcome }) => outcome === "stored").length,
    duplicates: outcomes.filter(({ outcome }) => outcome === "duplicate").length,
    rejected,
    ids: outcomes.map(({ id }) => id),
    references: outcomes.map(({ reference }) => reference),
    stored: "database",
  };
}

function confine(candidate: Candidate, key: KnownIngestKey): Candidate {
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
  return { index, record: { ...record, service } };
}

function fault(index: number, message: string): Candidate & { errors: InputError[] } {
  return { index, errors: [{ path: "service_name", message }] };
}

function toRejection(candidate: Candidate): Rejection[] {
  return "errors" in candidate ? [{ index: candidate.index, errors: candidate.errors }] : [];
}

function nothingAcceptable(candidates: Candidate[], rejected: Rejection[]): Problem {
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

async function addServiceIds(
  context: Context,
  key: KnownIngestKey,
  records: ReadRecord[],
): Promise<NewRecord[]> {
  const places = records.map(({ service, environment }) => ({
    service: service ?? "",
    environment,
  }));
  const ids = await ensureServices(context, places);
  return records.map(({ service, ...record }) => {
    const service_id = key.service?.id ?? ids.get(service ?? "");
    if (service_id === undefined) throw new Error("a service vanished while its record was stored");
    return { ...record, service_id };
  });
}
