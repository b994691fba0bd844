const steps: Record<string, number> = { "{": 1, "[": 1, "}": -1, "]": -1 };

/** True when brackets outside strings nest deeper than `limit`: the depth is known before anything is built. */
export function isTooDeep(text: string, limit: number): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '"') index = endOfString(text, index);
    depth += steps[character] ?? 0;
    if (depth > limit) return true;
  }
  return false;
}

/** Where the string that opens at `start` ends; the end of the text where it never does. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0;
  while (text.charAt(index - 1 - backslashes) === "\\") backslashes += 1;
  return backslashes % 2 === 1;
}
