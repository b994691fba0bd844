import { createRequire } from "node:module";
import { cruise, type IForbiddenRuleType } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { expect, test } from "vitest";
import { listFiles } from "#tests/architecture/list-files.ts";

const rules = createRequire(import.meta.url)("./dependency-rules.cjs");
const layers = ["app", "components", "lib", "scripts"];
const names: string[] = rules.forbidden.map(({ name }: IForbiddenRuleType) => name);

const { output } = await cruise(
  layers,
  { ...rules.options, ruleSet: { forbidden: rules.forbidden }, validate: true },
  undefined,
  { tsConfig: extractTSConfig("tsconfig.json") },
);
if (typeof output === "string") throw new Error("expected a cruise result");
const { modules, summary } = output;
const ours = modules.filter(({ source }) => layers.some((layer) => source.startsWith(`${layer}/`)));

test("every source file was read", () => {
  const read = new Set(ours.map(({ source }) => source));
  const files = listFiles(layers, /\.(tsx?|mjs)$/);
  expect(files.filter((file) => !read.has(file))).toEqual([]);
  expect(files.length).toBeGreaterThan(100);
});

test("every import was resolved", () => {
  const unresolved = ours.flatMap(({ source, dependencies }) =>
    dependencies
      .filter(({ couldNotResolve }) => couldNotResolve)
      .map(({ module }) => `${source} → ${module}`),
  );
  expect(unresolved).toEqual([]);
});

test("imports with # lead into the tree", () => {
  const inner = ours.flatMap(({ dependencies }) =>
    dependencies.filter(({ module }) => module.startsWith("#")).map(({ resolved }) => resolved),
  );
  expect(inner.length).toBeGreaterThan(100);
  expect(inner.filter((path) => !/^(app|components|lib|prisma)\//.test(path))).toEqual([]);
});

test.each(names)("%s", (name: string) => {
  const broken = summary.violations.filter(({ rule }) => rule.name === name);
  expect(broken.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});
