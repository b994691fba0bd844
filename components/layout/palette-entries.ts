import type { ShortcutKeys } from "#components/ui/keyboard-map.ts";
import { pages } from "#components/ui/pages.ts";
import type { Words } from "#components/ui/words.ts";
import type { Theme } from "#lib/format/theme.ts";
import type { Found } from "#lib/runtime/search-schemas.ts";

type PaletteWords = Words<"layout.palette">;
type Key = Parameters<PaletteWords>[0];
type EntryName = Key extends infer Each
  ? Each extends `entries.${infer Name}.label`
    ? Name
    : never
  : never;
type Group = Key extends infer Each ? (Each extends `groups.${infer Name}` ? Name : never) : never;

/** What the palette may do by itself; a recovery is none of it: an entry only leads to its button. */
export type PaletteAction = `theme-${Theme}` | "zone" | "keys" | "copy-link" | "sign-out";

export type PaletteEntry = {
  id: string;
  group: string;
  label: string;
  detail?: string;
  /** Further words that find it. */
  words?: string;
  keys?: ShortcutKeys;
  does: { path: string } | { action: PaletteAction };
};

/** Named as their words are in `layout.palette.entries`. */
const settingsPages = ["account", "appearance", "keys"] as const;
const administratorPages = ["tokens", "agents", "users", "channels", "audit"] as const;

/** All that the palette knows without asking the server. */
export function listEntries(
  t: PaletteWords,
  reader: { mayAdminister: boolean; zone: string },
): PaletteEntry[] {
  const settings = [...settingsPages, ...(reader.mayAdminister ? administratorPages : [])];
  const toPage = (group: Group, name: EntryName, path: string): PaletteEntry => ({
    id: `${group} ${path}`,
    ...nameEntry(t, group, name),
    does: { path },
  });
  return [
    ...pages.flatMap(({ name, path, keys }) =>
      name === "settings" ? [] : { ...toPage("pages", name, path), keys },
    ),
    toPage("pages", "welcome", "/welcome"),
    toPage("pages", "new-scenario", "/scenarios/new"),
    ...settings.map((name) => toPage("settings", name, `/settings/${name}`)),
    toPage("recovery", "recover", "/services"),
    toPage("recovery", "approve", "/recovery"),
    ...listActions(t, reader.zone),
  ];
}

function listActions(t: PaletteWords, zone: string): PaletteEntry[] {
  const toAction = (action: PaletteAction, name: EntryName, keys?: ShortcutKeys) => ({
    ...{ id: action, ...nameEntry(t, "actions", name) },
    ...(keys ? { keys } : {}),
    does: { action },
  });
  return [
    toAction("theme-light", "theme-light"),
    toAction("theme-dark", "theme-dark"),
    toAction("theme-system", "theme-system"),
    toAction("zone", zone === "UTC" ? "zone-home" : "zone-utc", "u"),
    toAction("copy-link", "copy-link", "y"),
    toAction("keys", "keys-help", "?"),
    toAction("sign-out", "sign-out"),
  ];
}

function nameEntry(t: PaletteWords, group: Group, name: EntryName) {
  return {
    group: t(`groups.${group}`),
    label: t(`entries.${name}.label`),
    words: t(`entries.${name}.words`),
  };
}

/** The entries in which every typed word begins some word. */
export function filterEntries(entries: PaletteEntry[], text: string): PaletteEntry[] {
  const typed = splitWords(text);
  return entries.filter(({ group, label, words = "" }) => {
    const known = splitWords(`${group} ${label} ${words}`);
    return typed.every((word) => known.some((one) => one.startsWith(word)));
  });
}

function splitWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** What the server found, as entries. */
export function toEntries(t: PaletteWords, found: Found[]): PaletteEntry[] {
  return found.map(({ kind, title, detail, path }) => ({
    ...{ id: path, group: t(`groups.${kind}`), label: title, detail },
    does: { path },
  }));
}
