/** The end of a quoted value: its closing quote in the same depth of escaping, or the end of the line. */
export function findQuoteEnd(text: string, from: number, quote: string): number {
  return /^%|^&/.test(quote) ? findBefore(text, from, quote) : findMark(text, from, quote);
}

function findMark(text: string, from: number, quote: string): number {
  const mark = quote.charCodeAt(quote.length - 1);
  const depth = quote.length - 1;
  let backslashes = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a) return at;
    if (code === mark && Math.floor(backslashes / (depth + 1)) % 2 === 0) {
      if (!isTwice(text, at, from, depth)) return Math.max(from, at - Math.min(backslashes, depth));
      at++;
    }
    backslashes = code === 0x5c ? backslashes + 1 : 0;
  }
  return text.length;
}

/** SQL and CSV write a quote inside a value twice. */
function isTwice(text: string, at: number, from: number, depth: number): boolean {
  return depth === 0 && at > from && text.charAt(at + 1) === text.charAt(at);
}

function findBefore(text: string, from: number, mark: string): number {
  for (let at = from; at < text.length; at++) {
    if (text.charCodeAt(at) === 0x0a || text.startsWith(mark, at)) return at;
  }
  return text.length;
}
