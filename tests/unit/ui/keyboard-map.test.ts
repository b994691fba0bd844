import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogues } from "#app/messages/catalogues.ts";
import { meaningOf, nothingWaits } from "#components/ui/key-sequence.ts";
import {
  groupShortcuts,
  isSingleKey,
  type Shortcut,
  shortcuts,
  spellKeys,
} from "#components/ui/keyboard-map.ts";
import { readKeys } from "#components/ui/read-keys.ts";
import { listFiles } from "#tests/architecture/list-files.ts";

const { ui } = catalogues.en;
const rows: readonly Shortcut[] = shortcuts;
const components = listFiles(["app", "components"], /\.tsx?$/).map((file) => ({
  file,
  text: readFileSync(file, "utf8"),
}));
const uses = components.flatMap(({ file, text }) =>
  [...text.matchAll(/(?:markShortcut|useShortcut)\(\s*"([^"]+)"/g)].map(([, keys = ""]) => ({
    file,
    keys,
  })),
);

const press = (keys: string, place: "field" | "dialog" | "page" = "page", at = 1000) => ({
  ...{ keys, place, at },
});

test("no keys stand for two things, and none hides behind the beginning of others", () => {
  const all = rows.map(({ keys }) => keys);
  expect(new Set(all).size).toBe(all.length);
  const firsts = all.filter((keys) => /^. .$/.test(keys)).map((keys) => keys.charAt(0));
  expect(all.filter((keys) => firsts.includes(keys))).toEqual([]);
});

test("no key starts, approves or stops a recovery", () => {
  const changing = rows.filter(({ changes }) => changes);
  expect(changing.map(({ keys }) => keys)).toEqual(["r", "m", "a"]);
  for (const { does } of changing) expect(does).toMatch(/^(resolve|mute|assign)$/);
  const inRecovery = uses.filter(({ file }) => /recovery|scenarios|services/.test(file));
  expect(inRecovery).toEqual([]);
  const raw = components.filter(
    ({ file, text }) => /data-shortcut=/.test(text) && file !== "components/ui/use-shortcut.ts",
  );
  expect(raw.map(({ file }) => file)).toEqual([]);
});

test("what changes something is on the page of an issue or its list, and nowhere else", () => {
  const changing = new Set<string>(rows.filter(({ changes }) => changes).map(({ keys }) => keys));
  const places = uses.filter(({ keys }) => changing.has(keys)).map(({ file }) => file);
  expect(places.length).toBeGreaterThan(0);
  expect(places.filter((file) => !file.startsWith("components/issues/"))).toEqual([]);
});

test("what is marked is in the table", () => {
  const known = new Set<string>(rows.map(({ keys }) => keys));
  expect(uses.length).toBeGreaterThan(10);
  expect(uses.filter(({ keys }) => !known.has(keys))).toEqual([]);
});

test("the table of the document is the table of the code", () => {
  const lines = groupShortcuts().flatMap(({ group, rows: listed }) =>
    listed.map(
      ({ keys, does }) =>
        `| ${spellKeys(keys, false)
          .map((key) => `\`${key}\``)
          .join(" ")} | ${ui.keys[does]} | ${ui.keyGroups[group]} |`,
    ),
  );
  expect(readFileSync("docs/triage.md", "utf8")).toContain(
    ["| keys | what they do | where |", "| --- | --- | --- |", ...lines].join("\n"),
  );
});

test.each<[string, Parameters<typeof readKeys>[0], string | null]>([
  ["a letter", pressed("j", "KeyJ"), "j"],
  ["a letter while capitals are locked", pressed("J", "KeyJ"), "j"],
  ["a letter with Shift", { ...pressed("X", "KeyX"), shiftKey: true }, "shift x"],
  ["a sign that needs Shift", { ...pressed("?", "Slash"), shiftKey: true }, "?"],
  ["Ctrl and K", { ...pressed("k", "KeyK"), ctrlKey: true }, "mod k"],
  ["⌘ and K", { ...pressed("k", "KeyK"), metaKey: true }, "mod k"],
  [
    "Ctrl, Shift and K, which is the browser's",
    { ...pressed("K", "KeyK"), ctrlKey: true, shiftKey: true },
    null,
  ],
  ["Alt and a letter", { ...pressed("j", "KeyJ"), altKey: true }, null],
  ["a letter of another script", pressed("ㅓ", "KeyJ"), "j"],
  ["an input method at work", { ...pressed("ㅓ", "KeyJ"), isComposing: true }, null],
  ["Escape", pressed("Escape", "Escape"), "Escape"],
])("%s is read", (_, event, keys) => {
  expect(readKeys(event)).toBe(keys);
});

function pressed(key: string, code: string) {
  const held = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  return { key, code, ...held, isComposing: false };
}

test("fields keep every key but the palette's, dialogs all but those of a record", () => {
  const meant = (keys: string, place: "field" | "dialog") =>
    meaningOf(nothingWaits, press(keys, place), true);
  expect(rows.flatMap(({ keys }) => meant(keys, "field") ?? [])).toEqual(["mod k"]);
  expect(rows.flatMap(({ keys }) => meant(keys, "dialog") ?? [])).toEqual(["mod k", "[", "]"]);
});

test("single keys can be switched off, all of them", () => {
  const left = rows.flatMap(({ keys }) => meaningOf(nothingWaits, press(keys), false) ?? []);
  expect(left).toEqual(["mod k", "Escape"]);
  expect(rows.filter((row) => !isSingleKey(row)).map(({ keys }) => keys)).toEqual([
    "mod k",
    "Escape",
    "Enter",
  ]);
});

test("a g waits for its key, and not for long", () => {
  const waiting = { key: "g", at: 1000 };
  expect(meaningOf(nothingWaits, press("g"), true)).toBeNull();
  expect(meaningOf(waiting, press("r", "page", 1500), true)).toBe("g r");
  expect(meaningOf(waiting, press("r", "page", 3000), true)).toBe("r");
  expect(meaningOf(waiting, press("j", "page", 1500), true)).toBe("j");
});
