/** Strings, templates without nesting, and regular expressions: their letters are left alone. */
const literal =
  /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|(?<=[(,=:!&|?[{;]\s*)\/(?:\\.|[^/\\\n])+\/[a-z]*)/;
const declaration =
  /\b(?:const|let)\s+(?:(\w+)|[[{]([^=\]}]*)[\]}])|,\s*(\w+)\s*=[^=]|\(([\w\s,[\]]*)\)\s*=>|\b(?:function|catch)\s*\(([\w\s,]*)\)/g;
const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * A script as visitors load it: without comments and spaces, and with short names for what it declares itself. It is
 * made for the page's own script: names of two letters or more are declared with const, let or as parameters of
 * arrows, no property shorthands, no template with code inside.
 */
export function compactScript(source: string): string {
  const parts = source.replaceAll(/^\s*\/\/.*$/gm, "").split(literal);
  const isCode = (_part: string, index: number) => index % 2 === 0;
  const names = shortNames(parts.filter(isCode).join('""'));
  return parts
    .map((part, index) => (isCode(part, index) ? compactCode(part, names) : part))
    .join("")
    .trim();
}

function compactCode(code: string, names: Map<string, string>): string {
  return code
    .replaceAll(/(?<!(?<!\.\.)\.|[\w$])(?!\d)[\w$]+/g, (name) => names.get(name) ?? name)
    .replaceAll(/\s*\n\s*/g, "\n")
    .replaceAll(/[ \n]*([{(,;:?=<>&|!*%])[ \n]*/g, "$1")
    .replaceAll(/(?<![\s+-]) ([+-]) (?![\s+-])/g, "$1")
    .replaceAll(/[ \n]*([})\]])(?: (?=\W))?/g, "$1")
    .replaceAll(/;(?=\})/g, "");
}

/** The names most used get the shortest; a letter that the script uses as it is stays free. */
function shortNames(code: string): Map<string, string> {
  const declared = new Set(
    Array.from(code.matchAll(declaration), ([, ...groups]) => groups.join(",").match(/\w+/g) ?? [])
      .flat()
      .filter((name) => name.length > 1 && !/^\d/.test(name)),
  );
  for (const [, key = ""] of code.matchAll(/[{,]\s*(\w+)\s*:/g)) declared.delete(key);
  const used = new Set(code.match(/(?<![.\w$])[A-Za-z](?![\w$])/g));
  const free = Array.from(letters).filter((letter) => !used.has(letter));
  return new Map(Array.from(declared, (name, index) => [name, free[index] ?? name]));
}
