export type DiffLine = { kind: "same" | "gone" | "new"; text: string };

/** Two texts as one, line by line: what only the first has, what only the second has, and what both have in order. */
export function diffLines(before: string, after: string): DiffLine[] {
  const [one, other] = [toLines(before), toLines(after)];
  const common = countCommon(one, other);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    const [was, is] = [one[i], other[j]];
    if (was !== undefined && was === is) {
      lines.push({ kind: "same", text: was });
      i += 1;
      j += 1;
    } else if (was !== undefined && at(common, i + 1, j) >= at(common, i, j + 1)) {
      lines.push({ kind: "gone", text: was });
      i += 1;
    } else {
      lines.push({ kind: "new", text: is ?? "" });
      j += 1;
    }
  }
  return lines;
}

/** How many lines the rests from (i, j) on have in common, in order; -1 beyond the end of the second. */
function countCommon(one: string[], other: string[]): number[][] {
  const table = Array.from({ length: one.length + 1 }, () =>
    Array.from({ length: other.length + 1 }, () => 0),
  );
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const same = one[i] === other[j];
      const count = same
        ? at(table, i + 1, j + 1) + 1
        : Math.max(at(table, i + 1, j), at(table, i, j + 1));
      const row = table[i];
      if (row) row[j] = count;
    }
  }
  return table;
}

function at(table: number[][], i: number, j: number): number {
  return table[i]?.[j] ?? -1;
}

function toLines(text: string): string[] {
  return text.replace(/\n$/, "").split("\n");
}
