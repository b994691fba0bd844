import { findShortcut, isSingleKey, type ShortcutKeys } from "#components/ui/keyboard-map.ts";

/** How long a `g` waits for the key after it. */
const patienceMilliseconds = 1500;

/** The last key on the page that meant nothing by itself, and when (milliseconds of the event's clock). */
export type Waiting = { key: string; at: number };
export const nothingWaits: Waiting = { key: "", at: 0 };

export type Press = { keys: string; place: "field" | "dialog" | "page"; at: number };

/** What a press means after the key before it: two keys that belong together come first, then the one alone. */
export function meaningOf(waiting: Waiting, press: Press, singleKeys: boolean) {
  const waits = waiting.key !== "" && press.at - waiting.at < patienceMilliseconds;
  const together = waits ? countsAt(`${waiting.key} ${press.keys}`, press.place, singleKeys) : null;
  return together ?? countsAt(press.keys, press.place, singleKeys);
}

/** Whether keys count where they were pressed: single ones only when switched on, and in dialogs only a few. */
function countsAt(keys: string, place: Press["place"], singleKeys: boolean): ShortcutKeys | null {
  const shortcut = findShortcut(keys);
  if (!shortcut || shortcut.native) return null;
  if (keys.startsWith("mod ")) return shortcut.keys;
  if (isSingleKey(shortcut) && !singleKeys) return null;
  const isTaken = place === "field" || (place === "dialog" && !shortcut.inDialog);
  return isTaken ? null : shortcut.keys;
}
