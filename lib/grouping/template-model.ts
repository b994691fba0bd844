import {
  type Cluster,
  covers,
  type Pattern,
  toPattern,
  toTemplate,
} from "#lib/grouping/template-cluster.ts";
import { joinPatterns } from "#lib/grouping/template-joins.ts";

/** What was learnt of the shapes of one bucket, oldest cluster first; a JSON value of at most 64 KB. */
export type TemplateModel = { clusters: Cluster[] };

/** What a shape taught, and where it belongs. */
export type Lesson = {
  model: TemplateModel;
  changed: boolean;
  /** Identity of the cluster: the shape that founded it. */
  founder: string;
  /** Founders of clusters that became part of this one. */
  absorbed: string[];
  /** Readable: `<*>` for the values that were learnt to vary. */
  template: string;
};

/** A model that knows no shape. */
export const emptyModel: TemplateModel = { clusters: [] };

const mostClusters = 500;
const mostBytes = 60_000;
const bytesAround = 40;

/** Shapes of as many tokens share a model; those of other buckets never meet. */
export function bucketOf(shape: string): string {
  return String(shape.split(" ").length);
}

/** The model after one more shape of its bucket. Pure; a shape that is covered changes nothing. */
export function learnShape(model: TemplateModel, shape: string): Lesson {
  const patterns = readPatterns(model);
  const own = toPattern({ founder: shape, open: [] });
  const known = findCovering(patterns, own);
  if (known) return answer(model, known);
  const joined = joinPatterns([...patterns, own]);
  if (!joined && isFull(patterns, own)) {
    const rest = toRest(shape);
    return { model, changed: false, founder: rest, absorbed: [], template: rest };
  }
  const next = joined ?? { patterns: [...patterns, own], home: own, absorbed: [] };
  const learnt = { clusters: next.patterns.map(({ cluster }) => cluster) };
  prepared.set(learnt, next.patterns);
  const absorbed = next.absorbed.filter((founder) => founder !== shape);
  return { ...answer(learnt, next.home), changed: true, absorbed };
}

function answer(model: TemplateModel, pattern: Pattern): Lesson {
  const { founder } = pattern.cluster;
  return { model, changed: false, founder, absorbed: [], template: toTemplate(pattern) };
}

/** A model never changes: what was made of it to compare shapes is good for as long as it is held. */
const prepared = new WeakMap<TemplateModel, Pattern[]>();

function readPatterns(model: TemplateModel): Pattern[] {
  const patterns = prepared.get(model) ?? model.clusters.map(toPattern);
  prepared.set(model, patterns);
  return patterns;
}

/** The cluster that covers a shape with the fewest variables; the oldest of those. */
function findCovering(patterns: readonly Pattern[], own: Pattern): Pattern | null {
  let found: Pattern | null = null;
  for (const pattern of patterns) {
    const variables = pattern.cluster.open.length;
    if (found && found.cluster.open.length <= variables) continue;
    if (covers(pattern, own)) found = pattern;
  }
  return found;
}

function isFull(patterns: readonly Pattern[], own: Pattern): boolean {
  if (patterns.length >= mostClusters) return true;
  const bytes = [...patterns, own].reduce((sum, { cluster }) => sum + sizeOf(cluster), 0);
  return bytes > mostBytes;
}

/** In bytes of JSON. */
function sizeOf({ founder, open }: Cluster): number {
  return Buffer.byteLength(JSON.stringify(founder)) + 4 * open.length + bytesAround;
}

/** Beyond the size of a model: what the first two words of a shape say, whatever follows. */
function toRest(shape: string): string {
  let words = 0;
  const tokens = shape.split(" ").map((token) => {
    const isWord = /\p{L}{2}/u.test(token) && !token.includes("<");
    if (isWord) words += 1;
    return isWord && words <= 2 ? token : "<*>";
  });
  return tokens.join(" ");
}
