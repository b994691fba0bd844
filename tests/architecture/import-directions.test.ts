import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { expect, test } from "vitest";

const rules = createRequire(import.meta.url)("./dependency-rules.cjs");
const layers = ["app", "components", "lib"];
const sourceFiles = layers
  .flatMap((layer) => readdirSync(layer, { recursive: true, encoding: "utf8" }))
  .filter((file) => /\.tsx?$/.test(file));

const { output } = await cruise(
  layers,
  { ...rules.options, ruleSet: { forbidden: rules.forbidden }, validate: true },
  undefined,
  { tsConfig: extractTSConfig("tsconfig.json") },
);
if (typeof output === "string") throw new Error("expected a cruise result");
const graph = output;

test("every source file was read", () => {
  expect(graph.modules.filter((m) => layers.some((l) => m.source.startsWith(`${l}/`))).length).toBe(
    sourceFiles.length,
  );
});
test.each(rules.forbidden.map((rule: { name: string }) => rule.name))("%s", (name) => {
  expect(
    graph.summary.violations.filter((v) => v.rule.name === name).map((v) => `${v.from} → ${v.to}`),
  ).toEqual([]);
});
