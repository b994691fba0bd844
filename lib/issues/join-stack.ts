/** A stack's text from what its record keeps and from the calls that belong before the UTF-16 unit `at`, if any. */
export function joinStack(
  text: string | null,
  calls: string | null,
  at: number | null,
): string | null {
  if (text === null || calls === null || at === null) return text;
  return text.slice(0, at) + calls + text.slice(at);
}
