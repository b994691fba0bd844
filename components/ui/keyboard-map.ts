import { pages } from "#components/ui/pages.ts";

export type ShortcutGroup = "Anywhere" | "Go to" | "Lists" | "Issue" | "Time" | "Live";

type ShortcutRow = {
  /** As `readKeys` spells them: one key, two after one another (`g o`), or one with ⌘ or Ctrl (`mod k`). */
  keys: string;
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
  { keys: "mod k", does: "Search or jump to", group: "Anywhere" },
  { keys: "/", does: "Search this page", group: "Anywhere" },
  { keys: "?", does: "Show these keys", group: "Anywhere" },
  { keys: "y", does: "Copy the link to this page", group: "Anywhere" },
  { keys: "Escape", does: "Close, or clear", group: "Anywhere" },

  ...pages.map(({ keys, label, path }) => ({ keys, does: label, group: "Go to" as const, path })),

  { keys: "j", does: "Next row", group: "Lists" },
  { keys: "k", does: "Row before", group: "Lists" },
  { keys: "Enter", does: "Open the row", group: "Lists", native: true },
  { keys: "x", does: "Select the row", group: "Lists" },
  { keys: "shift x", does: "Select up to here", group: "Lists" },
  { keys: "[", does: "Newer record", group: "Lists", inDialog: true },
  { keys: "]", does: "Older record", group: "Lists", inDialog: true },

  { keys: "r", does: "Resolve", group: "Issue", changes: "issue" },
  { keys: "m", does: "Mute", group: "Issue", changes: "issue" },
  { keys: "a", does: "Assign", group: "Issue", changes: "issue" },
  { keys: "c", does: "Comment", group: "Issue" },

  { keys: "t", does: "Choose the time shown", group: "Time" },
  { keys: "u", does: "UTC, or your zone", group: "Time" },
  { keys: "+", does: "Zoom in", group: "Time" },
  { keys: "-", does: "Zoom out", group: "Time" },
  { keys: "0", does: "Reset the zoom", group: "Time" },

  { keys: ".", does: "Show what is new", group: "Live" },
  { keys: "p", does: "Pause, or go on", group: "Live" },
] as const satisfies readonly ShortcutRow[];

export type ShortcutKeys = (typeof shortcuts)[number]["keys"];
export type Shortcut = ShortcutRow & { keys: ShortcutKeys };

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
