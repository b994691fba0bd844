const longestText = 200;
const mostWords = 8;

/** Letters, with whatever but digits and letters around them. */
const plainWord = /^[^A-Za-z\d]*([A-Za-z](?:[A-Za-z-]*[A-Za-z])?)[^A-Za-z\d]*$/;

/** 16 hex digits of an error's name and the plain words of its message: equal across services, calls and what varies. */
export function coarseKey(name: string, message: string): string {
  const end = message.indexOf("\n");
  const line = message.slice(0, end === -1 ? longestText : Math.min(end, longestText));
  const quoted = line.includes('"') || line.includes("'");
  const words: string[] = [];
  for (const word of (quoted ? line.replace(/"[^"]*"|'[^']*'/g, " ") : line).split(/\s+/)) {
    const plain = plainWord.exec(word)?.[1];
    if (plain !== undefined && plain.length > 1) words.push(plain.toLowerCase());
    if (words.length === mostWords) break;
  }
  return hashTwice(JSON.stringify([name, ...words]));
}

/** FNV-1a, 32 bits, from two offsets of our own choice: fast, and good enough for a hint. */
function hashTwice(text: string): string {
  let one = 0x811c9dc5;
  let other = 0x2f0b4a37;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x01000193);
  }
  return spell(one) + spell(other);
}

function spell(value: number): string {
  return (value >>> 0).toString(16).padStart(8, "0");
}
