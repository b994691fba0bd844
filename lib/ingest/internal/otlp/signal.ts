import type { MessageName } from "#lib/ingest/internal/otlp/messages.ts";
import type { Occurrence } from "#lib/ingest/internal/otlp/occurrence.ts";
import type { Origin } from "#lib/ingest/internal/otlp/origin.ts";
import type { Plain } from "#lib/ingest/internal/otlp/plain.ts";
import { readLogRecord } from "#lib/ingest/internal/otlp/read-log-record.ts";
import { readSpan } from "#lib/ingest/internal/otlp/read-span.ts";
import { findRetold } from "#lib/ingest/internal/otlp/retold.ts";

/** One kind of telemetry: how its request names its parts, and what its items tell of errors. */
export type Signal = {
  request: MessageName;
  /** The lists that lead to the items: per resource, per scope, item by item. */
  lists: { resources: string; scopes: string; items: string };
  readItem: (item: Plain, origin: Origin) => Iterable<Occurrence>;
  /** Of all items of one resource: which of their errors another item tells too. */
  findRetold: (items: unknown[]) => (occurrence: Occurrence) => boolean;
  /** Of an ExportPartialSuccess. */
  rejectedName: string;
  words: { one: string; many: string };
};

export const logs: Signal = {
  request: "ExportLogsServiceRequest",
  lists: { resources: "resourceLogs", scopes: "scopeLogs", items: "logRecords" },
  readItem: readLogRecord,
  findRetold: () => () => false,
  rejectedName: "rejectedLogRecords",
  words: { one: "log record", many: "log records" },
};

export const traces: Signal = {
  request: "ExportTraceServiceRequest",
  lists: { resources: "resourceSpans", scopes: "scopeSpans", items: "spans" },
  readItem: readSpan,
  findRetold,
  rejectedName: "rejectedSpans",
  words: { one: "span", many: "spans" },
};
