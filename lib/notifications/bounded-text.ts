const massMention = /@(?=(?:channel|here|all|everyone|group)\b)/gi;
const zeroWidthSpace = "\u200b";
/** Characters that turn the direction of what follows: a name could read as another. */
const directions = /[\u202a-\u202e\u2066-\u2069]/g;
/** No format shows more of one text. */
const longestLine = 8000;

/**
 * Text on one line of at most 8,000 characters, without control characters, that mentions nobody: `@everyone` gets an
 * unseen space.
 */
export function plainLine(text: string): string {
  return text
    .slice(0, longestLine)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replace(directions, "")
    .replace(massMention, `@${zeroWidthSpace}`)
    .trim();
}

/** Escapes a text and cuts it to `most` UTF-16 units, never inside a character or its escape. */
export function fitText(
  text: string,
  most: number,
  encode: (character: string) => string = (character) => character,
): string {
  const pieces = [...text.slice(0, most + 1).toWellFormed()].map(encode);
  const whole = pieces.join("");
  if (whole.length <= most && text.length <= most) return whole;
  let fitted = "";
  for (const piece of pieces) {
    if (fitted.length + piece.length > most - 1) break;
    fitted += piece;
  }
  return `${fitted}…`;
}

/** The first lines that fit together, and one that says how many were left out. */
export function fitLines(lines: string[], most: number, noun: string): string {
  const room = most - 40;
  const fitted: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length + 1;
    if (length > room) break;
    fitted.push(line);
  }
  const left = lines.length - fitted.length;
  return [...fitted, ...(left > 0 ? [`and ${left} more ${noun}`] : [])].join("\n");
}
