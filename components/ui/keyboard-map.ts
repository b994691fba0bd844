import { pages } from "#components/ui/pages.ts";

export type ShortcutGroup = "anywhere" | "goTo" | "lists" | "issue" | "time" | "live";

type ShortcutRow = {
  /** As `readKeys` spells them: one key, two after one another (`g o`), or one with ⌘ or Ctrl (`mod k`). */
  keys: string;
  /** The key of its words in `ui.keys`. */
  does: string;
  group: ShortcutGroup;
  /** The page that a `g` leads to. */
  path?: string;
  /** Changes what others see; everything else only moves, shows or copies. */
  changes?: "issue";
  /** The browser does it; listed so that people know. */
  native?: true;
  /** Works in a dialog, too. */
  inDialog?: true;
};

/**
 * Every key of the dashboard. The bindings, the help and the table in `docs/triage.md` are made from it. No key starts,
 * approves or stops a recovery: that takes a button and what it says.
 */
export const shortcuts = [
  { keys: "mod k", does: "searchOrJumpTo", group: "anywhere" },
  { keys: "/", does: "searchThisPage", group: "anywhere" },
  { keys: "?", does: "showTheseKeys", group: "anywhere" },
  { keys: "y", does: "copyTheLinkToThisPage", group: "anywhere" },
  { keys: "Escape", does: "closeOrClear", group: "anywhere" },

  ...pages.map(({ keys, name, path }) => ({ keys, does: name, group: "goTo" as const, path })),

  { keys: "j", does: "nextRow", group: "lists" },
  { keys: "k", does: "rowBefore", group: "lists" },
  { keys: "Enter", does: "openTheRow", group: "lists", native: true },
  { keys: "x", does: "selectTheRow", group: "lists" },
  { keys: "shift x", does: "selectUpToHere", group: "lists" },
  { keys: "[", does: "newerRecord", group: "lists", inDialog: true },
  { keys: "]", does: "olderRecord", group: "lists", inDialog: true },

  { keys: "r", does: "resolve", group: "issue", changes: "issue" },
  { keys: "m", does: "mute", group: "issue", changes: "issue" },
  { keys: "a", does: "assign", group: "issue", changes: "issue" },
  { keys: "c", does: "comment", group: "issue" },

  { keys: "t", does: "chooseTheTimeShown", group: "time" },
  { keys: "u", does: "utcOrYourZone", group: "time" },
  { keys: "+", does: "zoomIn", group: "time" },
  { keys: "-", does: "zoomOut", group: "time" },
  { keys: "0", does: "resetTheZoom", group: "time" },

  { keys: ".", does: "showWhatIsNew", group: "live" },
  { keys: "p", does: "pauseOrGoOn", group: "live" },
] as const satisfies readonly ShortcutRow[];

type ShortcutDeed = (typeof shortcuts)[number]["does"];
export type ShortcutKeys = (typeof shortcuts)[number]["keys"];
export type Shortcut = ShortcutRow & { keys: ShortcutKeys; does: ShortcutDeed };

const byKeys = new Map<string, Shortcut>(shortcuts.map((shortcut) => [shortcut.keys, shortcut]));

/** The shortcut of these keys; undefined where nothing is bound to them. */
export function findShortcut(keys: string): Shortcut | undefined {
  return byKeys.get(keys);
}

/** The keys of the table by group, in its order. */
export function groupShortcuts(): { group: ShortcutGroup; rows: Shortcut[] }[] {
  const groups = [...new Set(shortcuts.map(({ group }) => group))];
  const rows: readonly Shortcut[] = shortcuts;
  return groups.map((group) => ({ group, rows: rows.filter((row) => row.group === group) }));
}

/** Whether it is one that WCAG 2.1.4 lets people switch off: letters and signs without ⌘ or Ctrl. */
export function isSingleKey({ keys, native }: Pick<Shortcut, "keys" | "native">): boolean {
  return !(native || keys === "Escape" || keys.startsWith("mod "));
}

/** The keys as a person reads them: `⌘`, `K`; `Ctrl` elsewhere. */
export function spellKeys(keys: ShortcutKeys, apple: boolean): string[] {
  const names: Record<string, string> = {
    mod: apple ? "⌘" : "Ctrl",
    shift: apple ? "⇧" : "Shift",
    Escape: "Esc",
    Enter: apple ? "⏎" : "Enter",
    "-": "−",
  };
  return keys
    .split(" ")
    .map((key) => names[key] ?? (keys.startsWith("mod ") ? key.toUpperCase() : key));
}

/** The attributes by which an element takes a key: a field is moved to, anything else is pressed. */
export function markShortcut(keys: ShortcutKeys) {
  return { "data-shortcut": keys, "aria-keyshortcuts": keys } as const;
}
