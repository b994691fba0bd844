import { type Slot, toSlot, weighConstant } from "#lib/grouping/template-words.ts";
import { weighValue } from "#lib/grouping/template-words.ts";

/** Shapes that are one template: the shape that founded it, and the positions of its tokens that were learnt to vary. */
export type Cluster = { founder: string; open: number[] };

/** A cluster made ready to be compared. */
export type Pattern = {
  cluster: Cluster;
  tokens: string[];
  slots: Slot[];
  open: boolean[];
};

/** The pattern of a cluster. */
export function toPattern(cluster: Cluster): Pattern {
  const tokens = cluster.founder.split(" ");
  const open = tokens.map(() => false);
  for (const position of cluster.open) open[position] = true;
  return { cluster, tokens, slots: tokens.map(toSlot), open };
}

/** A cluster's template: its founder with `<*>` for the values that vary. */
export function toTemplate({ tokens, slots, open }: Pattern): string {
  return tokens
    .map((token, at) => (open[at] ? `${slots[at]?.before}<*>${slots[at]?.after}` : token))
    .join(" ");
}

/** The positions where two patterns exclude each other, at most one more than `most`; null if there are more or if one of them cannot be a variable. */
export function findDifferences(one: Pattern, other: Pattern, most: number): number[] | null {
  const differences: number[] = [];
  for (let at = 0; at < one.tokens.length; at += 1) {
    if (one.tokens[at] === other.tokens[at]) continue;
    if (one.open[at] ? fits(one, other, at) : other.open[at] && fits(other, one, at)) continue;
    if (differences.length === most || !sameSlot(one, other, at)) return null;
    differences.push(at);
  }
  return differences;
}

/** Whether all that belongs to a cluster belongs to the pattern as well. */
export function covers(pattern: Pattern, other: Pattern): boolean {
  for (let at = 0; at < pattern.tokens.length; at += 1) {
    if (pattern.open[at]) {
      if (pattern.tokens[at] !== other.tokens[at] && !fits(pattern, other, at)) return false;
    } else if (other.open[at] || pattern.tokens[at] !== other.tokens[at]) return false;
  }
  return true;
}

function fits(pattern: Pattern, other: Pattern, at: number): boolean {
  if (!sameSlot(pattern, other, at)) return false;
  return other.open[at] === true || weighValue(other.slots[at]?.value ?? "") > 0;
}

function sameSlot(one: Pattern, other: Pattern, at: number): boolean {
  const [mine, its] = [one.slots[at], other.slots[at]];
  return mine?.before === its?.before && mine?.after === its?.after;
}

/** How much the fixed words of a pattern say when the values at `positions` are left out. */
export function weighContext(pattern: Pattern, positions: readonly number[]): number {
  let weight = 0;
  for (let at = 0; at < pattern.tokens.length; at += 1) {
    const slot = pattern.slots[at];
    if (pattern.open[at] || positions.includes(at)) {
      if (slot?.before.length && weighConstant(slot.before) > 0) weight += 0.5;
    } else weight += weighConstant(pattern.tokens[at] ?? "");
  }
  return weight;
}
