import type { z } from "zod";
import { findRecords } from "#lib/issues/find-records.ts";
import { exportPages } from "#lib/issues/internal/export-pages.ts";
import type { exportRecordsOperation } from "#lib/issues/operations.ts";
import type { Record } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Download } from "#lib/platform/http/define-download.ts";

type Query = z.output<(typeof exportRecordsOperation)["query"]>;

const pageSize = 500;

const columns = {
  id: ({ id }: Record) => id,
  timestamp: ({ timestamp }: Record) => timestamp,
  received_at: ({ received_at }: Record) => received_at,
  service_name: ({ service_name }: Record) => service_name,
  environment: ({ environment }: Record) => environment,
  error_code: ({ error_code }: Record) => error_code,
  level: ({ level }: Record) => level,
  message: ({ message }: Record) => message,
  request_id: ({ request_id }: Record) => request_id,
  reference: ({ reference }: Record) => reference,
  issue_id: ({ issue_id }: Record) => issue_id,
  release: ({ release }: Record) => release,
  user_id: ({ user_id }: Record) => user_id,
  url: ({ url }: Record) => url,
  host: ({ host }: Record) => host,
  stack_trace: ({ stack_trace }: Record) => stack_trace,
  attributes: ({ attributes }: Record) => JSON.stringify(attributes),
};

/** The records of a filter as a file, newest first; `to` is now where it is left out, so that the file has an end. */
export function exportRecords(
  context: Context,
  { format, told, ...query }: Query,
  signal: AbortSignal,
): Promise<Download> {
  const now = context.now();
  const to = query.to ?? now.toISOString();
  const from = query.from ?? new Date(Date.parse(to) - 86_400_000).toISOString();
  return exportPages({
    name: `records-${now.toISOString().slice(0, 10)}`,
    ...{ format, columns, signal },
    readPage: (cursor) =>
      findRecords(context, { ...query, from, to, told, cursor, limit: pageSize }),
  });
}
