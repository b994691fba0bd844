import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listFiles } from "#tests/architecture/list-files.ts";

/** Made on the user's machine, so no clone holds them. */
const generated = /^(\.data|\.demo|\.next|node_modules|prisma\/generated)(\/|$)/;
const documents = [
  ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].filter(existsSync),
  ...listFiles(["docs"], /\.md$/),
];
const places = new Set(readdirSync("."));

/** Quoted words and link targets that mean a file or folder of this tree. */
function listPaths(text: string): string[] {
  const quoted = [...text.matchAll(/`([^`\s<>{}…|]+)`/g)].map(([, word = ""]) => word);
  const linked = [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, word = ""]) => word);
  return [...quoted, ...linked].filter((word) => {
    if (/^(\/|#|@|https?:|mailto:)/.test(word) || generated.test(word)) return false;
    const [first = "", ...rest] = word.split("/");
    return rest.length > 0
      ? places.has(first) || /\.(tsx?|mjs|md|json|sql)$/.test(word)
      : /\.(mjs|md)$/.test(word);
  });
}

test.each(documents)("every path that %s names exists", (document) => {
  const folder = document.includes("/") ? `${document.replace(/\/[^/]*$/, "")}/` : "";
  const missing = listPaths(readFileSync(document, "utf8"))
    // Of a pattern, the part before its first wildcard must be there.
    .map((path) => path.replace(/(^|[^/]*)\*.*$/, ""))
    .filter((path) => !existsSync(path) && !existsSync(`${folder}${path}`));
  expect(missing).toEqual([]);
});

test("there are documents to check", () => {
  expect(documents).toContain("README.md");
});
