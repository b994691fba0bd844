/** A condition of the database on text that contains other text, in any case; `%` and `_` mean themselves. */
export function toContains(text: string) {
  return { contains: text.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
}
