/** Rows as they stand before the reader, and how many new ones wait to be shown. */
export type ShownRows<Row> = { rows: Row[]; waiting: number };

/**
 * What a list shows after its first page was read again. At the top of a short list that is the page itself; else no
 * row moves under the reader: known rows change where they stand, and new ones wait.
 */
export function mergeRows<Row extends { id: string }>(
  rows: Row[],
  fresh: Row[],
  hold: boolean,
): ShownRows<Row> {
  if (!hold) return { rows: fresh, waiting: 0 };
  const known = new Set(rows.map(({ id }) => id));
  const updates = new Map(fresh.map((row) => [row.id, row]));
  return {
    rows: rows.map((row) => updates.get(row.id) ?? row),
    waiting: fresh.filter(({ id }) => !known.has(id)).length,
  };
}

/** The rows with a further page after them; a row that has moved meanwhile is there once. */
export function appendRows<Row extends { id: string }>(rows: Row[], page: Row[]): Row[] {
  const known = new Set(rows.map(({ id }) => id));
  return [...rows, ...page.filter(({ id }) => !known.has(id))];
}
