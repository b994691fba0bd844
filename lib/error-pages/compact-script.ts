/** Strings, templates without nesting, and regular expressions: their letters are left alone. */
const literal =
  /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|(?<=[(,=:!&|?[{;]\s*)\/(?:\\.|[^/\\\n])+\/[a-z]*)/;
const declaration =
  /\b(?:const|let)\s+(?:(\w+)|[[{]([^=\]}]*)[\]}])|,\s*(\w+)\s*=[^=]|\(([\w\s,[\]]*)\)\s*=>|\b(?:function|catch)\s*\(([\w\s,]*)\)/g;
const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * A script as visitors load it: without comments and spaces, and with short names for what it declares itself. It is
 * made for the page's own script, which declares with const, let and parameters of arrows, and writes no template with
 * code inside.
 */
export function compactScript(source: string): string {
  const parts = source.replaceAll(/(^|\s)\/\/.*$/gm, "").split(literal);
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

/** One letter for each name, as long as there are letters that the script does not use as they are. */
function shortNames(code: string): Map<string, string> {
  const declared = new Set(
    Array.from(code.matchAll(declaration), ([, ...groups]) => groups.join(",").match(/\w+/g) ?? [])
      .flat()
      .filter((name) => name.length > 1 && !/^\d/.test(name)),
  );
  for (const name of propertyNames(code)) declared.delete(name);
  const used = new Set(code.match(/(?<![.\w$])[A-Za-z](?![\w$])/g));
  const free = Array.from(letters).filter((letter) => !used.has(letter));
  return new Map(Array.from(declared, (name, index) => [name, free[index] ?? name]));
}

/** Names that are properties, too, in `{ name }` and `{ name: … }`: they keep their letters everywhere. */
function propertyNames(code: string): string[] {
  const names: string[] = [];
  const take = (_group: string, inside: string) => {
    const parts = inside.includes(";") ? [] : inside.split(",");
    names.push(...parts.map((part) => /^\s*(\w+)\s*(?:[:=]|$)/.exec(part)?.[1] ?? ""));
    return "0";
  };
  let [before, after] = ["", code];
  // From the innermost braces outwards.
  while (before !== after) {
    before = after;
    after = before.replaceAll(/\{([^{}]*)\}/g, take);
  }
  return names;
}
