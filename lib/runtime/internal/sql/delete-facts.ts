import type { Statements } from "#lib/platform/statements.ts";

/** Takes facts away that nobody has to hear of any more, by their ids. */
export async function deleteFacts(statements: Statements, ids: string[]): Promise<void> {
  await statements.query`DELETE FROM facts WHERE id = ANY(${ids}::bigint[])`;
}
