import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listFiles } from "#tests/architecture/list-files.ts";

const countLines = (file: string) => readFileSync(file, "utf8").split("\n").length - 1;
const product = listFiles(["app", "components", "lib", "scripts"], /\.(tsx?|mjs)$/);
const tests = listFiles(["tests"], /\.(tsx?|cjs)$/);

function listLonger(files: string[], most: number): string[] {
  return files
    .map((file) => ({ file, lines: countLines(file) }))
    .filter(({ lines }) => lines > most)
    .map(({ file, lines }) => `${file}: ${lines}`);
}

test.each([
  ["files of the product", product, 300],
  ["tests", tests, 500],
  ["route handlers", product.filter((file) => /^app\/.*\/route\.ts$/.test(file)), 40],
  ["pages", product.filter((file) => /^app\/.*page\.tsx$/.test(file)), 60],
])("%s keep within their lines", (_, files, most) => {
  expect(files.length).toBeGreaterThan(0);
  expect(listLonger(files, most)).toEqual([]);
});

test("half of the files fit on a screen, nine of ten on three", () => {
  const sizes = product.map(countLines).sort((one, other) => one - other);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(70);
  expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(200);
});
