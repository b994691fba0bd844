const double = /"([^"\n]*)"(\s*:)?/g;
const single = /(?<![\p{L}\p{N}_])(['`])([^'`\n]*)['`](?![\p{L}\p{N}_])/gu;
const curly = /[“„«‘]([^”“»’\n]*)[”“»’]/g;
const command = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) /;
const plainWord = /^[\p{L}_.-]{1,40}$/u;
const fewestWordsOutside = 2;

/**
 * A message with its quoted parts replaced by `<string>`. Stays: the key of a JSON member and its value if it is one
 * word, the method of a quoted request, and everything where little else than the quoted parts is said.
 */
export function maskQuotes(message: string): string {
  if (!/["'`“„«‘]/.test(message)) return message;
  let afterKey = -1;
  const masked = message
    .replace(double, (quoted: string, inner: string, colon: string | undefined, at: number) => {
      if (colon !== undefined) {
        afterKey = at + quoted.length;
        return quoted;
      }
      const isValue = afterKey >= 0 && message.slice(afterKey, at).trim() === "";
      return isValue && plainWord.test(inner) ? quoted : mask(inner);
    })
    .replace(single, (_: string, __: string, inner: string) => mask(inner))
    .replace(curly, (_: string, inner: string) => mask(inner));
  return saysEnough(masked) ? masked : message;
}

function mask(inner: string): string {
  const verb = command.exec(inner)?.[0] ?? "";
  return `${verb}<string>`;
}

function saysEnough(masked: string): boolean {
  const words = masked.replaceAll("<string>", " ").match(/\p{L}{2,}/gu) ?? [];
  return words.length >= fewestWordsOutside;
}
