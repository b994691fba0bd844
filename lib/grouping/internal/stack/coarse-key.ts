const longestText = 200;
const mostWords = 8;

/** 16 hex digits of an error's name and the plain words of its message: equal across services, calls and what varies. */
export function coarseKey(name: string, message: string): string {
  const end = message.indexOf("\n");
  const line = message.slice(0, end === -1 ? longestText : Math.min(end, longestText));
  const words: string[] = [];
  for (const [word] of line.replace(/"[^"]*"|'[^']*'/g, " ").matchAll(/\S+/g)) {
    const plain = word.replace(/^[^A-Za-z]+|[^A-Za-z]+$/g, "");
    if (/^[A-Za-z-]{2,}$/.test(plain) && !/\d/.test(word)) words.push(plain.toLowerCase());
    if (words.length === mostWords) break;
  }
  const text = JSON.stringify([name, ...words]);
  return hash(text, 0x811c9dc5) + hash(text, 0x2f0b4a37);
}

/** FNV-1a, 32 bits, from an offset of one's own choice: fast, and good enough for a hint. */
function hash(text: string, offset: number): string {
  let value = offset;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, "0");
}
