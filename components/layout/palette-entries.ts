import type { ShortcutKeys } from "#components/ui/keyboard-map.ts";
import { pages } from "#components/ui/pages.ts";
import type { Theme } from "#lib/format/theme.ts";
import type { Found, FoundKind } from "#lib/runtime/search-schemas.ts";

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

const settingsPages = [
  { label: "Your account", path: "/settings/account", words: "password" },
  { label: "Appearance", path: "/settings/appearance", words: "theme zone density keys shortcuts" },
  { label: "Keys", path: "/settings/keys", words: "ingest dsn" },
];
const administratorPages = [
  { label: "Tokens", path: "/settings/tokens", words: "api" },
  { label: "Agents", path: "/settings/agents", words: "hosts" },
  { label: "Users", path: "/settings/users", words: "people roles" },
  { label: "Channels", path: "/settings/channels", words: "notifications e-mail slack" },
  { label: "Audit log", path: "/settings/audit", words: "who changed" },
];

/** All that the palette knows without asking the server. */
export function listEntries(reader: { mayAdminister: boolean; zone: string }): PaletteEntry[] {
  const settings = [...settingsPages, ...(reader.mayAdminister ? administratorPages : [])];
  return [
    ...pages
      .filter(({ name }) => name !== "settings")
      .map(({ label, path, keys }) => toPage("Pages", { label, path, keys })),
    toPage("Pages", { label: "Send a first error", path: "/welcome", words: "welcome start" }),
    toPage("Pages", { label: "New scenario", path: "/scenarios/new", words: "create plan" }),
    ...settings.map((page) => toPage("Settings", page)),
    ...recoveryPlaces.map((page) => toPage("Recovery, by its own button", page)),
    ...listActions(reader.zone),
  ];
}

const recoveryPlaces = [
  { label: "Recover a service", path: "/services", words: "restart clear cache reload run" },
  { label: "Approve or stop recoveries", path: "/recovery", words: "kill switch cancel pause" },
];

function listActions(zone: string): PaletteEntry[] {
  const toAction = (action: PaletteAction, label: string, words: string, keys?: ShortcutKeys) => ({
    ...{ id: action, group: "Actions", label, words },
    ...(keys ? { keys } : {}),
    does: { action },
  });
  return [
    toAction("theme-light", "Light theme", "appearance bright"),
    toAction("theme-dark", "Dark theme", "appearance night"),
    toAction("theme-system", "Theme as the device", "appearance system"),
    toAction("zone", zone === "UTC" ? "Times in your zone" : "Times in UTC", "zone clock", "u"),
    toAction("copy-link", "Copy the link to this page", "address share", "y"),
    toAction("keys", "Show all keys", "keyboard shortcuts help", "?"),
    toAction("sign-out", "Sign out", "log out leave"),
  ];
}

type Page = { label: string; path: string; words?: string; keys?: ShortcutKeys };
function toPage(group: string, { path, ...page }: Page): PaletteEntry {
  return { id: `${group} ${path}`, group, ...page, does: { path } };
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

const groupOf: Record<FoundKind, string> = {
  record: "Record",
  issue: "Issues",
  service: "Services",
  scenario: "Scenarios",
  run: "Runs",
};

/** What the server found, as entries. */
export function toEntries(found: Found[]): PaletteEntry[] {
  return found.map(({ kind, title, detail, path }) => ({
    ...{ id: path, group: groupOf[kind], label: title, detail },
    does: { path },
  }));
}
