import { covers, findDifferences, opened, type Pattern } from "#lib/grouping/template-cluster.ts";
import { type Candidate, isVariable } from "#lib/grouping/template-evidence.ts";

/** Patterns, oldest first, with the one that the new shape belongs to, and the founders of those that it took in. */
export type Joined = { patterns: Pattern[]; home: Pattern; absorbed: string[] };

const mostTogether = 2;

/** Joins the pattern of a new shape, the last of the list, with all that proved to be of one template with it. */
export function joinPatterns(patterns: Pattern[]): Joined | null {
  const own = patterns.at(-1);
  if (!own) return null;
  let state: Joined = { patterns, home: own, absorbed: [] };
  for (let next = joinOnce(state); next; next = joinOnce(next)) state = next;
  return state.home === own ? null : state;
}

function joinOnce({ patterns, home, absorbed }: Joined): Joined | null {
  const candidate = listCandidates(patterns, home).find(isVariable);
  if (!candidate) return null;
  const [first = home] = candidate.members;
  const positions = candidate.members.flatMap(({ cluster }) => cluster.open);
  const made = opened(first, [...positions, ...candidate.positions]);
  const parts = new Set([
    ...candidate.members,
    ...patterns.filter((pattern) => covers(made, pattern)),
  ]);
  const eldest = patterns.find((pattern) => parts.has(pattern)) ?? first;
  const merged = opened(eldest, made.cluster.open);
  parts.delete(eldest);
  return {
    patterns: patterns
      .filter((pattern) => !parts.has(pattern))
      .map((pattern) => (pattern === eldest ? merged : pattern)),
    home: merged,
    absorbed: [...absorbed, ...[...parts].map(({ cluster }) => cluster.founder)],
  };
}

/** Where `home` and others differ in one or two positions; the fewest positions first. */
function listCandidates(patterns: readonly Pattern[], home: Pattern): Candidate[] {
  const bases = new Map<string, { base: Pattern; positions: number[] }>();
  for (const pattern of patterns) {
    const positions = pattern === home ? null : findDifferences(home, pattern, mostTogether);
    if (!positions || positions.length === 0) continue;
    const key = positions.join(" ");
    const base = bases.get(key)?.base ?? home;
    bases.set(key, { base: opened(base, pattern.cluster.open, positions), positions });
  }
  return [...bases.values()]
    .sort((one, other) => one.positions.length - other.positions.length)
    .map(({ base, positions }) => ({
      base,
      positions,
      members: listMembers(patterns, base, positions),
    }))
    .filter(({ members }) => members.includes(home));
}

function listMembers(patterns: readonly Pattern[], base: Pattern, positions: readonly number[]) {
  return patterns.filter((pattern) =>
    findDifferences(base, pattern, positions.length)?.every((at) => positions.includes(at)),
  );
}
