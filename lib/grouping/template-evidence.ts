import { type Pattern, slotAt, weighContext } from "#lib/grouping/template-cluster.ts";
import { isMasked } from "#lib/grouping/template-words.ts";

/** Shapes that may be one template: `members` agree with `base` everywhere but at `positions`. */
export type Candidate = {
  base: Pattern;
  positions: readonly number[];
  members: readonly Pattern[];
};

const settled = "<*>";

/** How much evidence makes a variable, in weights of values; chosen on plateaus, no setting of a data set. */
const needs = {
  /** Distinct words, where at least `context` fixed words agree. */
  words: 3,
  context: 3,
  /** More for each fixed word less. */
  perMissingWord: 2,
  /** The first word mostly says what the message is of. */
  first: 1.5,
  /** Two positions that only ever change together. */
  together: 2,
  leastTogether: 3,
};

/** Whether the values at a candidate's positions are many and different enough to be a variable. */
export function isVariable(candidate: Candidate): boolean {
  const { base, positions } = candidate;
  const context = weighContext(base, positions);
  if (context < 1) return false;
  const missing = Math.max(0, needs.context - context);
  const needed =
    (needs.words + needs.perMissingWord * missing) *
    (positions[0] === 0 ? needs.first : 1) *
    (positions.length > 1 ? needs.together : 1);
  return positions.every((at) => {
    const values = listValues(candidate.members, at);
    if (positions.length > 1) return values.size >= needs.leastTogether && sum(values) >= needed;
    if ([...values.keys()].every((value) => value === settled || isMasked(value))) return true;
    return sum(values) >= needed;
  });
}

/** The distinct values in a position, each with its weight. */
function listValues(patterns: readonly Pattern[], at: number): Map<string, number> {
  const values = new Map<string, number>();
  for (const pattern of patterns) {
    const { value, weight } = slotAt(pattern, at);
    if (pattern.open[at]) values.set(settled, needs.words);
    else values.set(value, weight);
  }
  return values;
}

function sum(values: ReadonlyMap<string, number>): number {
  return values.values().reduce((total, weight) => total + weight, 0);
}
