import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { expect, test } from "vitest";
import { catalogues } from "#app/messages/catalogues.ts";
import { languages } from "#lib/format/reader-language.ts";
import { converted } from "#tests/architecture/converted.ts";
import { findEnglish } from "#tests/architecture/find-english.ts";
import { listFiles } from "#tests/architecture/list-files.ts";

const folders = readdirSync("components");

/** Every message of a tree by its full key: `issues.bulkBar.resolve`. */
function flatten(tree: object, path = ""): [key: string, message: unknown][] {
  return Object.entries(tree).flatMap(([name, part]) => {
    const key = path ? `${path}.${name}` : name;
    return typeof part === "object" && part !== null ? flatten(part, key) : [[key, part]];
  });
}

function listArguments(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const own = `${element.value} (${TYPE[element.type]})`;
    if (element.type === TYPE.tag) return [own, ...listArguments(element.children)];
    if (element.type === TYPE.select || element.type === TYPE.plural) {
      return [own, ...Object.values(element.options).flatMap(({ value }) => listArguments(value))];
    }
    return [own];
  });
}

const describe = (message: unknown) => [...new Set(listArguments(parse(String(message))))].sort();
const english = new Map(flatten(catalogues.en));

test("every folder of components has its words in every language, and all are joined", () => {
  const files = folders.flatMap((folder) =>
    languages.map((language) => `components/${folder}/messages/${language}.json`),
  );
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
  const named = folders.map((name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase()));
  for (const language of languages) {
    expect(Object.keys(catalogues[language]).sort()).toEqual(named.sort());
  }
});

test("keys name a folder, a component and the words", () => {
  const keys = [...english.keys()];
  expect(keys.filter((key) => !/^[a-z][a-zA-Z0-9]*(\.[a-zA-Z0-9_-]+){2,}$/.test(key))).toEqual([]);
});

test.each(languages)(
  "messages in %s have English's keys and arguments, and none is empty",
  (language) => {
    const messages = flatten(catalogues[language]);
    expect(messages.map(([key]) => key).sort()).toEqual([...english.keys()].sort());
    expect(messages.filter(([, text]) => typeof text !== "string" || !text.trim())).toEqual([]);
    const differing = messages.filter(
      ([key, text]) => String(describe(text)) !== String(describe(english.get(key))),
    );
    expect(differing).toEqual([]);
  },
);

test.each(converted)("no visible English is written into %s", (folder) => {
  const files = listFiles([folder]);
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap((file) => findEnglish(file, readFileSync(file, "utf8")))).toEqual([]);
});

test.each([
  "<p>Close</p>",
  '<p>{open ? "Copied" : label}</p>',
  "<p>{`$" + "{count} records`}</p>",
  '<button aria-label="Close" />',
  "<Field label={`Remove $" + "{name}`} />",
  'const pages = [{ label: "Overview" }];',
  'toast("The link is copied");',
])("visible English is found: %s", (code) => {
  expect(
    findEnglish("example.tsx", `x = ${code.startsWith("<") ? code : `0;${code}`}`),
  ).toHaveLength(1);
});

test.each([
  '<p>{t("close")}</p>',
  '<span translate="no">Paramedic</span>',
  "<code>npm start</code>",
  '<p className="text lg">·</p>',
  'throw new Error("The search answered nothing.")',
])("what is no visible English is let be: %s", (code) => {
  expect(findEnglish("example.tsx", code)).toEqual([]);
});
