import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { prepareShape } from "#lib/grouping/message-shape.ts";
import {
  bucketOf,
  emptyModel,
  learnShape,
  type TemplateModel,
} from "#lib/grouping/template-model.ts";

const usage = `npm run proofs -- grouping FOLDER [--shuffles N] [--show]

  FOLDER holds *_structured.csv with the columns Content and EventId, as the LogHub data sets have them.
  --shuffles N   orders besides that of the file (default 5)
  --show         the templates of each set, and where they are not the true ones`;

type Line = { content: string; event: string };
type Figures = {
  accuracy: number;
  mergedTemplates: number;
  mergedLines: number;
  splitTemplates: number;
  splitLines: number;
};

/** The rows of a CSV text: quoted fields may hold commas, line breaks and doubled quotes. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\r?\n|$)/y;
  while (field.lastIndex < text.length) {
    const found = field.exec(text);
    if (!found) throw new Error(`a field that is not closed, in row ${rows.length + 1}`);
    row.push(
      found[1] === undefined ? (found[2] ?? "").replace(/\r$/, "") : found[1].replaceAll('""', '"'),
    );
    if (found[3] !== ",") {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

function readLines(file: string): Line[] {
  const [names = [], ...rows] = readCsv(readFileSync(file, "utf8"));
  const [content, event] = [names.indexOf("Content"), names.indexOf("EventId")];
  return rows
    .filter((row) => row.length === names.length)
    .map((row) => ({ content: row[content] ?? "", event: row[event] ?? "" }));
}

type Learnt = {
  groups: string[];
  models: Map<string, TemplateModel>;
  templates: Map<string, string>;
};

/** One pass: the group of each line, after all that the model joined on the way. */
function learn(lines: readonly Line[]): Learnt {
  const models = new Map<string, TemplateModel>();
  const joined = new Map<string, string>();
  const templates = new Map<string, string>();
  const founders = lines.map(({ content }) => {
    const shape = prepareShape(content);
    const bucket = bucketOf(shape);
    const step = learnShape(models.get(bucket) ?? emptyModel, shape);
    models.set(bucket, step.model);
    for (const founder of step.absorbed) joined.set(founder, step.founder);
    templates.set(step.founder, step.template);
    return step.founder;
  });
  const groups = founders.map((founder) => {
    let group = founder;
    for (let next = joined.get(group); next !== undefined; next = joined.get(group)) group = next;
    return group;
  });
  return { groups, models, templates };
}

function tell(lines: readonly Line[], groups: readonly string[]): Figures {
  const rows = lines.map(({ event }, at) => ({ event, group: groups[at] ?? "" }));
  const byGroup = Map.groupBy(rows, ({ group }) => group);
  const byEvent = Map.groupBy(rows, ({ event }) => event);
  const eventsOf = new Map(
    [...byGroup].map(([group, all]) => [group, new Set(all.map(({ event }) => event))]),
  );
  const groupsOf = new Map(
    [...byEvent].map(([event, all]) => [event, new Set(all.map(({ group }) => group))]),
  );
  const isMerged = ({ group }: { group: string }) => (eventsOf.get(group)?.size ?? 0) > 1;
  const isSplit = ({ event }: { event: string }) => (groupsOf.get(event)?.size ?? 0) > 1;
  const merged = rows.filter(isMerged);
  const split = rows.filter(isSplit);
  return {
    accuracy: rows.filter((row) => !isMerged(row) && !isSplit(row)).length / rows.length,
    mergedTemplates: new Set(merged.map(({ event }) => event)).size,
    mergedLines: merged.length,
    splitTemplates: new Set(split.map(({ event }) => event)).size,
    splitLines: split.length,
  };
}

/** The same shuffle for the same seed. */
function shuffle<T>(list: readonly T[], seed: number): T[] {
  const keyed = list.map((value, at) => ({
    value,
    key: Math.imul(((at + 1) * 2654435761) ^ (seed * 40503), 2246822519) >>> 0,
  }));
  for (const entry of keyed)
    entry.key = Math.imul(entry.key ^ (entry.key >>> 15), 3266489917 + seed) >>> 0;
  return keyed.sort((one, other) => one.key - other.key).map(({ value }) => value);
}

function show(lines: readonly Line[], { groups, templates }: Learnt): void {
  const counts = new Map<string, Map<string, number>>();
  groups.forEach((group, at) => {
    const events = counts.get(group) ?? new Map<string, number>();
    const event = lines[at]?.event ?? "";
    counts.set(group, events.set(event, (events.get(event) ?? 0) + 1));
  });
  const groupsOf = new Map<string, number>();
  for (const events of counts.values())
    for (const event of events.keys()) groupsOf.set(event, (groupsOf.get(event) ?? 0) + 1);
  for (const [group, events] of counts) {
    const isRight =
      events.size === 1 && [...events.keys()].every((event) => groupsOf.get(event) === 1);
    if (isRight) continue;
    console.log(
      `    ${[...events].map(([event, count]) => `${event}×${count}`).join(" ")}  ${templates.get(group)}`,
    );
  }
}

/** Microseconds for a shape, for a shape that is known and for one that is new; the median of three rounds. */
function measureCost(lines: readonly Line[]): void {
  const rounds = Array.from({ length: 4 }, () => {
    const start = performance.now();
    const shapes = lines.map(({ content }) => prepareShape(content));
    const shaping = performance.now() - start;
    const spent = { known: 0, new: 0 };
    const counts = { known: 0, new: 0 };
    const models = new Map<string, TemplateModel>();
    for (const shape of shapes) {
      const model = models.get(bucketOf(shape)) ?? emptyModel;
      const from = performance.now();
      const step = learnShape(model, shape);
      const kind = step.changed ? "new" : "known";
      spent[kind] += performance.now() - from;
      counts[kind] += 1;
      models.set(bucketOf(shape), step.model);
    }
    return [shaping / lines.length, spent.known / counts.known, spent.new / counts.new];
  }).slice(1);
  const median = (at: number) =>
    (rounds.map((round) => round[at] ?? 0).sort((one, other) => one - other)[1] ?? 0) * 1000;
  const length = mean(lines.map(({ content }) => content.length));
  console.log(
    `all sets in one scope: shape ${median(0).toFixed(1)} µs of ${length.toFixed(0)} characters, ` +
      `learn known ${median(1).toFixed(1)} µs, learn new ${median(2).toFixed(1)} µs`,
  );
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function main(): void {
  const [folder, ...flags] = process.argv.slice(2);
  if (!folder || folder.startsWith("-")) {
    console.log(usage);
    return;
  }
  const shuffles = flags.includes("--shuffles")
    ? Number(flags[flags.indexOf("--shuffles") + 1])
    : 5;
  const files = readdirSync(folder).filter((name) => name.endsWith("_structured.csv"));
  measureCost(files.flatMap((name) => readLines(join(folder, name))));
  const inOrder: number[] = [];
  const shuffled: number[] = [];
  for (const name of files) {
    const lines = readLines(join(folder, name));
    const learnt = learn(lines);
    const figures = tell(lines, learnt.groups);
    const others = Array.from({ length: shuffles }, (_, seed) => {
      const order = shuffle(lines, seed + 1);
      return tell(order, learn(order).groups).accuracy;
    });
    inOrder.push(figures.accuracy);
    if (shuffles > 0) shuffled.push(mean(others));
    const largest = Math.max(
      ...[...learnt.models.values()].map((model) => JSON.stringify(model).length),
    );
    console.log(
      `${(name.split("_")[0] ?? name).padEnd(12)} ${figures.accuracy.toFixed(4)}  shuffled ${others.map((value) => value.toFixed(3)).join(" ")}` +
        `  merged ${figures.mergedTemplates} templates, ${figures.mergedLines} lines  split ${figures.splitTemplates}, ${figures.splitLines}  largest state ${largest}`,
    );
    if (flags.includes("--show")) show(lines, learnt);
  }
  console.log(`mean         ${mean(inOrder).toFixed(4)}  shuffled ${mean(shuffled).toFixed(4)}`);
}

main();
