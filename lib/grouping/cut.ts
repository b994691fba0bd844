const firstHighSurrogate = 0xd800;
const lastHighSurrogate = 0xdbff;

/** The start of a text, at most so many code units long; a character that does not fit whole is left out. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const last = text.charCodeAt(longest - 1);
  const isHalf = last >= firstHighSurrogate && last <= lastHighSurrogate;
  return text.slice(0, isHalf ? longest - 1 : longest);
}
