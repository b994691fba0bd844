/** How a reader has set a table: its columns in their order, those switched off, and how close the rows stand. */
export type TableChoice = { order: string[]; hidden: string[]; dense: boolean };

/** The choice a cookie holds, as far as its columns are there; columns that are new come last. */
export function readTableChoice(
  value: string | undefined,
  columns: readonly string[],
  hidden: readonly string[] = [],
): TableChoice {
  const [order = "", off = "", density = ""] = (value ?? "").split("!");
  const known = (list: string) => list.split(".").filter((id) => columns.includes(id));
  const listed = [...new Set(known(order))];
  return {
    order: [...listed, ...columns.filter((id) => !listed.includes(id))],
    hidden: value === undefined ? [...hidden] : known(off),
    dense: density === "dense",
  };
}

export function writeTableChoice({ order, hidden, dense }: TableChoice): string {
  return [order.join("."), hidden.join("."), dense ? "dense" : "wide"].join("!");
}

/** The columns with one of them moved by so many places, within what is there. */
export function moveColumn(order: string[], id: string, by: 1 | -1): string[] {
  const from = order.indexOf(id);
  const to = Math.max(0, Math.min(order.length - 1, from + by));
  const rest = order.filter((other) => other !== id);
  return from < 0 ? order : [...rest.slice(0, to), id, ...rest.slice(to)];
}
