import type { z } from "zod";
import { exportPages } from "#lib/issues/internal/export-pages.ts";
import { listIssues } from "#lib/issues/list-issues.ts";
import type { exportIssuesOperation } from "#lib/issues/operations.ts";
import type { Issue } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Download } from "#lib/platform/http/define-download.ts";

type Query = z.output<(typeof exportIssuesOperation)["query"]>;

const pageSize = 500;

const columns = {
  id: ({ id }: Issue) => id,
  service: ({ service }: Issue) => service,
  environments: ({ environments }: Issue) => environments.join(", "),
  error_code: ({ error_code }: Issue) => error_code,
  title: ({ title }: Issue) => title,
  level: ({ level }: Issue) => level,
  state: ({ state }: Issue) => state,
  count: ({ count }: Issue) => count,
  users: ({ users }: Issue) => users,
  first_seen: ({ first_seen }: Issue) => first_seen,
  last_seen: ({ last_seen }: Issue) => last_seen,
};

/**
 * The issues of a filter as a file, those first seen last before the others: what moves in the list while the file is
 * written is in it all the same.
 */
export function exportIssues(
  context: Context,
  { format, ...query }: Query,
  signal: AbortSignal,
): Promise<Download> {
  return exportPages({
    name: `issues-${context.now().toISOString().slice(0, 10)}`,
    ...{ format, columns, signal },
    readPage: (cursor) =>
      listIssues(context, { ...query, sort: "first_seen", cursor, limit: pageSize }),
  });
}
