/** Ends a text with a full stop, unless it ends with a mark of its own. */
export function endSentence(text: string): string {
  return /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}

/** A sentence as the first part of a line that goes on after a middle dot. */
export function dropFullStop(text: string): string {
  return text.trim().replace(/\.$/, "");
}
