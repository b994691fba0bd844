import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { commonWords } from "#app/messages/client-words.ts";
import { listFiles } from "#tests/architecture/list-files.ts";

const sources = new Map(
  listFiles(["app", "components"]).map((file) => [file, readFileSync(file, "utf8")]),
);
const frames = ["layout", "error", "loading", "not-found"];
const pages = listFiles(["app"], /^page\.tsx$/);

/** The files of app and components that a file loads, at once or lazily, without types. */
function listImports(file: string): string[] {
  const code = ts.transpile(sources.get(file) ?? "", {
    jsx: ts.JsxEmit.ReactJSX,
    module: ts.ModuleKind.ESNext,
  });
  return ts
    .preProcessFile(code, true, true)
    .importedFiles.map(({ fileName }) =>
      fileName.startsWith(".") ? join(dirname(file), fileName) : fileName.replace(/^#/, ""),
    )
    .filter((path) => sources.has(path));
}
const importsOf = new Map([...sources.keys()].map((file) => [file, listImports(file)]));

function reach(starts: string[], goOn: (file: string) => boolean = () => true): Set<string> {
  const reached = new Set<string>();
  const visit = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    if (goOn(file)) for (const next of importsOf.get(file) ?? []) visit(next);
  };
  for (const start of starts) visit(start);
  return reached;
}

const isClient = (file: string) => sources.get(file)?.startsWith('"use client"') ?? false;
const matchAll = (files: Iterable<string>, pattern: RegExp) =>
  [...files].flatMap((file) =>
    [...(sources.get(file) ?? "").matchAll(pattern)].map(([, name = ""]) => ({ file, name })),
  );

/** A page with the layouts and other frames around it. */
function listParts(page: string): string[] {
  const parts = [page];
  for (let folder = dirname(page); folder !== "."; folder = dirname(folder)) {
    parts.push(...frames.map((name) => join(folder, `${name}.tsx`)).filter(existsSync));
  }
  return parts;
}

test.each(pages)("the browser gets the words that client components of %s say", (page) => {
  const onServer = reach(listParts(page), (file) => !isClient(file));
  const inBrowser = reach([...onServer].filter(isClient));
  const given = matchAll(onServer, /<ClientMessages\s+of=\{\[([^\]]*)\]\}/g).flatMap(({ name }) =>
    [...name.matchAll(/"([^"]+)"/g)].map(([, words = ""]) => words),
  );
  const known = [...commonWords, ...given];
  const missing = matchAll(inBrowser, /useTranslations\(\s*"([^"]+)"/g).filter(
    ({ name }) => !known.some((words) => name === words || name.startsWith(`${words}.`)),
  );
  expect(missing.map(({ file, name }) => `${name} in ${file}`)).toEqual([]);
});

test("client components are told apart from those of the server", () => {
  const inBrowser = reach([...sources.keys()].filter(isClient));
  expect(inBrowser.size).toBeGreaterThan(100);
  expect(matchAll(inBrowser, /useTranslations\(\s*"([^"]+)"/g).length).toBeGreaterThan(10);
});
