import { hostname } from "node:os";
import { cleanText, cleanValue } from "#lib/ingest/clean-value.ts";
import { scrubberInForce } from "#lib/ingest/internal/scrubber-in-force.ts";
import type { ReadRecord } from "#lib/ingest/native-record.ts";
import { newEventId } from "#lib/ingest/new-event-id.ts";
import { type StoreContext, storePlaced } from "#lib/ingest/store-together.ts";
import type { LoggedFailure } from "#lib/platform/logger.ts";
import { ownService } from "#lib/services/own-service.ts";

const mostCauses = 5;

/**
 * Stores a failure of Paramedic itself as a record, scrubbed like any other; past the spool, because what fails while
 * the database is away says only that. `left_out` like it were not stored before it. Throws what storing throws.
 */
export async function storeOwnFailure(
  context: StoreContext,
  failure: LoggedFailure,
  left_out: number,
): Promise<void> {
  const at = context.now();
  const { record } = await scrubberInForce(context.database, at.getTime());
  const service = ownService;
  await storePlaced(context, [{ ...record(toRecord(failure, left_out, at)), service }]);
}

function toRecord(failure: LoggedFailure, left_out: number, timestamp: Date): ReadRecord {
  const { error, message, process, details } = failure;
  const attributes = {
    ...keepPlain(details),
    ...{ reported_by: process, origin: ownService },
    ...(left_out > 0 ? { left_out } : {}),
  };
  return {
    service: ownService,
    event_id: newEventId(timestamp),
    timestamp,
    environment: "production",
    error_code: cleanText(error.name) || "Error",
    level: "error",
    message: cleanText(`${message}: ${error.message}`),
    stack_trace: cleanText(describeStack(error)),
    ...{ request_id: null, release: null, user_id: null, url: null },
    host: hostname(),
    fingerprint: [],
    attributes: cleanValue(attributes) as ReadRecord["attributes"],
  };
}

/** What a log line tells beside the error: ids, names and numbers; objects may hold anything. */
function keepPlain(details: Record<string, unknown>): Record<string, unknown> {
  const plain = Object.entries(details).filter(([, value]) =>
    ["string", "number", "boolean"].includes(typeof value),
  );
  return Object.fromEntries(plain);
}

function describeStack(error: Error): string {
  const stacks: string[] = [];
  for (let one: unknown = error; one instanceof Error && stacks.length < mostCauses; ) {
    stacks.push(one.stack ?? String(one));
    one = one instanceof AggregateError ? one.errors[0] : one.cause;
  }
  return stacks.join("\nCaused by: ");
}
