type Pressed = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing"
>;

/**
 * What was pressed, as the keyboard map spells it: `j`, `shift x`, `mod k`, `?`. Null for what belongs to the browser or
 * to an input method. Where the layout has no Latin letters, the place of the key decides.
 */
export function readKeys(event: Pressed): string | null {
  const { altKey, ctrlKey, metaKey, shiftKey, isComposing } = event;
  if (altKey || isComposing) return null;
  const key = toLatin(event);
  if (ctrlKey || metaKey) return shiftKey ? null : `mod ${key.toLowerCase()}`;
  const isLetter = /^[a-z]$/i.test(key);
  if (!isLetter) return key;
  return shiftKey ? `shift ${key.toLowerCase()}` : key.toLowerCase();
}

function toLatin({ key, code }: Pressed): string {
  if (/^[\x20-\x7e]+$/.test(key) && key !== "Process") return key;
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key;
}
