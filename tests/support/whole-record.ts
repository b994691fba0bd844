import type { Record as Row } from "#generated/client.ts";
import { joinStack } from "#lib/issues/join-stack.ts";
import type { TestDatabase } from "#tests/support/database.ts";

/** A row of records with its whole stack, wherever the calls of it are kept. */
export async function readWhole({ pool }: TestDatabase, row: Row) {
  const { calls_id, calls_at, ...rest } = row;
  const { service_id } = row;
  const kept = calls_id
    ? await pool.recordCalls.findFirstOrThrow({ where: { service_id, id: calls_id } })
    : null;
  return { ...rest, stack_trace: joinStack(row.stack_trace, kept?.calls ?? null, calls_at) };
}
