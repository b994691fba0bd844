/** The start of a text, at most so many code units long; a character that does not fit whole is left out. */
export function cut(text: string, longest: number): string {
  const start = text.slice(0, longest);
  return /[\uD800-\uDBFF]$/.test(start) ? start.slice(0, -1) : start;
}
