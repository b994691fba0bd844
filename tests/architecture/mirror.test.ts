import { readdirSync } from "node:fs";
import { expect, test } from "vitest";

const folders = (dir: string) =>
  readdirSync(dir, { withFileTypes: true })
    .filter((e) => e.isDirectory())
    .map((e) => e.name);
test("component and test folders are named after a lib domain", () => {
  const domains = new Set([...folders("lib"), "ui", "data-table", "charts", "layout", "forms"]);
  expect(
    [...folders("components"), ...folders("tests/unit")].filter((name) => !domains.has(name)),
  ).toEqual([]);
});
