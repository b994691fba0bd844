import {
  type Cluster,
  covers,
  findDifferences,
  type Pattern,
  toPattern,
  toTemplate,
  weighContext,
} from "#lib/grouping/template-cluster.ts";
import { isPlaceholder, weighValue } from "#lib/grouping/template-words.ts";

/** What was learnt of the shapes of one bucket, oldest cluster first; a JSON value. */
export type TemplateModel = { clusters: Cluster[] };
export type Lesson = {
  model: TemplateModel;
  changed: boolean;
  /** Identity of the cluster: the shape that founded it. */
  founder: string;
  /** Founders of clusters that are now part of this one. */
  absorbed: string[];
  template: string;
};

/** What nothing was learnt by. */
export const emptyModel: TemplateModel = { clusters: [] };

const mostClusters = 500;
const mostCharacters = 60_000;
const mostTogether = 2;

/** Shapes of as many tokens share a model; others never meet. */
export function bucketOf(shape: string): string {
  return String(shape.split(" ").length);
}

/** The model after one more shape, and the cluster that the shape belongs to. */
export function learnShape(model: TemplateModel, shape: string): Lesson {
  const patterns = readPatterns(model);
  const own = toPattern({ founder: shape, open: [] });
  const known = findCovering(patterns, own);
  if (known) {
    return { model, changed: false, founder: known.cluster.founder, absorbed: [], template: toTemplate(known) };
  }
  const joined = joinAll([...patterns, own], own);
  if (!joined && isFull(patterns, shape)) {
    const founder = coarse(shape);
    return { model, changed: false, founder, absorbed: [], template: founder };
  }
  const next = joined ?? { patterns: [...patterns, own], home: own, absorbed: [] };
  const changed: TemplateModel = { clusters: next.patterns.map(({ cluster }) => cluster) };
  remembered.set(changed, next.patterns);
  return {
    model: changed,
    changed: true,
    founder: next.home.cluster.founder,
    absorbed: next.absorbed.filter((founder) => founder !== shape),
    template: toTemplate(next.home),
  };
}

const remembered = new WeakMap<TemplateModel, Pattern[]>();

function readPatterns(model: TemplateModel): Pattern[] {
  const known = remembered.get(model);
  if (known) return known;
  const patterns = model.clusters.map(toPattern);
  remembered.set(model, patterns);
  return patterns;
}

function findCovering(patterns: readonly Pattern[], own: Pattern): Pattern | undefined {
  let found: Pattern | undefined;
  for (const pattern of patterns) {
    if (pattern.cluster.founder === own.cluster.founder) return pattern;
    if (found && found.cluster.open.length <= pattern.cluster.open.length) continue;
    if (pattern.cluster.open.length > 0 && covers(pattern, own)) found = pattern;
  }
  return found;
}

type Joined = { patterns: Pattern[]; home: Pattern; absorbed: string[] };

function joinAll(patterns: Pattern[], own: Pattern): Joined | null {
  let state: Joined = { patterns, home: own, absorbed: [] };
  for (let joined = joinOnce(state); joined; joined = joinOnce(state)) state = joined;
  return state.home === own ? null : state;
}

function joinOnce({ patterns, home, absorbed }: Joined): Joined | null {
  for (const { base, positions } of listCandidates(patterns, home)) {
    const members = patterns.filter((pattern) => {
      const differences = findDifferences(base, pattern, positions.length);
      return differences?.every((at) => positions.includes(at));
    });
    if (!isVariable(base, members, positions)) continue;
    const open = new Set([...positions, ...members.flatMap(({ cluster }) => cluster.open)]);
    const [oldest = home] = members;
    const made = toPattern({
      founder: oldest.cluster.founder,
      open: [...open].sort((one, other) => one - other),
    });
    const parts = patterns.filter((pattern) => members.includes(pattern) || covers(made, pattern));
    if (!parts.includes(home)) continue;
    const [eldest = oldest] = parts;
    const merged = eldest === oldest ? made : toPattern({ founder: eldest.cluster.founder, open: made.cluster.open });
    const rest = parts.filter((part) => part !== eldest);
    return {
      patterns: patterns.filter((pattern) => !rest.includes(pattern)).map((p) => (p === eldest ? merged : p)),
      home: merged,
      absorbed: [...absorbed, ...rest.map(({ cluster }) => cluster.founder)],
    };
  }
  return null;
}

type Candidate = { base: Pattern; positions: number[] };

/** Where `home` and others of the bucket differ in few positions, with the pattern that is most open elsewhere. */
function listCandidates(patterns: readonly Pattern[], home: Pattern): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const pattern of patterns) {
    if (pattern === home) continue;
    const positions = findDifferences(home, pattern, mostTogether);
    if (!positions || positions.length === 0) continue;
    const key = positions.join(" ");
    const known = found.get(key);
    const open = new Set([...(known ?? { base: home }).base.cluster.open, ...pattern.cluster.open]);
    const base = toPattern({ founder: home.cluster.founder, open: [...open].filter((at) => !positions.includes(at)) });
    found.set(key, { base, positions });
  }
  return [...found.values()].sort((one, other) => one.positions.length - other.positions.length);
}

function isVariable(base: Pattern, members: readonly Pattern[], positions: readonly number[]) {
  const needed = neededEvidence(weighContext(base, positions)) * (positions[0] === 0 ? P.first : 1) * (positions.length > 1 ? P.pair : 1);
  return positions.every((at) => {
    const values = new Set(
      members.map(({ open, slots }) => (open[at] ? "<*>" : (slots[at]?.value ?? ""))),
    );
    let evidence = 0;
    for (const value of values) evidence += value === "<*>" ? P.open : weighValue(value);
    if (positions.length > 1 && values.size < P.pairvalues) return false;
    const masked = positions.length === 1 && values.size > 1 && [...values].every((v) => v === "<*>" || isPlaceholder(v));
    return evidence >= (masked && Number.isFinite(needed) ? 2 : needed);
  });
}

export const P = { first: 1.5, pair: 2, open: 3, base: 3, slope: 2, full: 3, pairvalues: 3 };
function neededEvidence(context: number): number {
  if (context < 1) return Number.POSITIVE_INFINITY;
  return P.base + P.slope * Math.max(0, P.full - context);
}

function isFull(patterns: readonly Pattern[], shape: string): boolean {
  const characters = patterns.reduce((sum, { cluster }) => sum + cluster.founder.length + 30, 0);
  return patterns.length >= mostClusters || characters + shape.length > mostCharacters;
}

/** Beyond a model's size: a shape's first two words and how many tokens there are. */
function coarse(shape: string): string {
  let words = 0;
  return shape
    .split(" ")
    .map((token) => {
      if (/\p{L}{2}/u.test(token) && !token.includes("<")) words += 1;
      return words <= 2 ? token : "<*>";
    })
    .join(" ");
}
