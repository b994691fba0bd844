import { existsSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";

const listFolders = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
    : [];

const domains = new Set(listFolders("lib"));
const parts = ["ui", "data-table", "charts", "layout", "forms"];
const levels = ["unit", "integration", "routes", "components", "e2e"];

test.each(["components", ...levels.map((level) => `tests/${level}`)])(
  "folders of %s are named after a lib domain",
  (folder) => {
    const known = new Set([...domains, ...parts]);
    expect(listFolders(folder).filter((name) => !known.has(name))).toEqual([]);
  },
);

test("schema files are named after a lib domain", () => {
  const names = readdirSync("prisma/schema").map((file) => file.replace(/\.prisma$/, ""));
  expect(names.filter((name) => name !== "schema" && !domains.has(name))).toEqual([]);
});
