import { type Slot, toSlot, weighConstant, weighValue } from "#lib/grouping/template-words.ts";

/** Shapes of one template: the shape that founded it, and the positions of those of its tokens that vary, ascending. */
export type Cluster = { founder: string; open: number[] };

/** A cluster made ready to be compared; the lists have one entry a token. Slots are found when they are asked for. */
export type Pattern = {
  cluster: Cluster;
  tokens: string[];
  slots: WeighedSlot[];
  open: boolean[];
};

/** A slot with what its value weighs as a sign of a variable. */
export type WeighedSlot = Slot & { weight: number };

/** The pattern of a cluster. */
export function toPattern(cluster: Cluster): Pattern {
  const tokens = cluster.founder.split(" ");
  const open = tokens.map(() => false);
  for (const position of cluster.open) open[position] = true;
  return { cluster, tokens, slots: [], open };
}

/** The slot of a token, with what its value weighs. */
export function slotAt({ tokens, slots }: Pattern, at: number): WeighedSlot {
  const known = slots[at];
  if (known) return known;
  const slot = toSlot(tokens[at] ?? "");
  const weighed = { ...slot, weight: weighValue(slot) };
  slots[at] = weighed;
  return weighed;
}

/** A pattern with these positions open, and its own where they are not `closed`. */
export function opened(
  { cluster, tokens, slots }: Pattern,
  positions: Iterable<number>,
  closed: readonly number[] = [],
): Pattern {
  const all = new Set([...cluster.open, ...positions]);
  for (const position of closed) all.delete(position);
  const open = [...all].sort((one, other) => one - other);
  const pattern = { cluster: { founder: cluster.founder, open }, tokens, slots };
  return { ...pattern, open: tokens.map((_, at) => all.has(at)) };
}

/** A cluster's template: its founder with `<*>` for the values that vary. */
export function toTemplate(pattern: Pattern): string {
  const tokens = pattern.tokens.map((token, at) => {
    if (!pattern.open[at]) return token;
    const { before, after } = slotAt(pattern, at);
    return `${before}<*>${after}`;
  });
  return tokens.join(" ");
}

/** The positions whose values exclude each other; null where they are more than `most` or no two values of one slot. */
export function findDifferences(one: Pattern, other: Pattern, most: number): number[] | null {
  const differences: number[] = [];
  for (let at = 0; at < one.tokens.length; at += 1) {
    if (agree(one, other, at)) continue;
    if (differences.length === most || !areValues(one, other, at)) return null;
    differences.push(at);
  }
  return differences;
}

/** Whether all that belongs to the other belongs to the pattern as well. */
export function covers(pattern: Pattern, other: Pattern): boolean {
  for (let at = 0; at < pattern.tokens.length; at += 1) {
    if (!agree(pattern, other, at) || (other.open[at] && !pattern.open[at])) return false;
  }
  return true;
}

function agree(one: Pattern, other: Pattern, at: number): boolean {
  if (one.tokens[at] === other.tokens[at]) return true;
  return (one.open[at] || other.open[at]) === true && areValues(one, other, at);
}

/** Whether both have a value of one slot in a position: `user=bob` and `user=7`, not `user=bob` and `bob`. */
function areValues(one: Pattern, other: Pattern, at: number): boolean {
  const [mine, its] = [slotAt(one, at), slotAt(other, at)];
  if (mine.before !== its.before || mine.after !== its.after) return false;
  return (one.open[at] === true || mine.weight > 0) && (other.open[at] === true || its.weight > 0);
}

/** How much the fixed words of a pattern say when the values at `positions` are left out. */
export function weighContext(pattern: Pattern, positions: readonly number[]): number {
  let weight = 0;
  for (let at = 0; at < pattern.tokens.length; at += 1) {
    const varies = pattern.open[at] || positions.includes(at);
    if (!varies) weight += weighConstant(pattern.tokens[at] ?? "");
    else if (weighConstant(slotAt(pattern, at).before) > 0) weight += 0.5;
  }
  return weight;
}
