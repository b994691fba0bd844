/**
 * Takes out of a script what visitors need not load: comments on lines of their own and space beside punctuation. For
 * text of ours only: every statement ends in `;` or `}`, strings are in double quotes, and there are no other literals.
 */
export function squeezeScript(text: string): string {
  return text
    .replaceAll(/^ *\/\/.*$/gm, "")
    .split(/("[^"\n]*")/)
    .map((part, at) => (at % 2 === 1 ? part : squeezeCode(part)))
    .join("")
    .trim();
}

function squeezeCode(code: string): string {
  return code.replaceAll(/\s+/g, " ").replaceAll(/ ?([=;{}(),?:&|<>+*/![\]-]) ?/g, "$1");
}

/** Gives names of our own one letter each. What is listed must not be the name of a property without a dot before it. */
export function shortenNames(text: string, names: readonly string[]): string {
  const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const short = new Map(names.map((name, at) => [name, letters.charAt(at)]));
  return text
    .split(/("[^"\n]*")/)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part.replaceAll(/(?<!\w|(?<!\.\.)\.)[a-z]\w*/gi, (name) => short.get(name) || name),
    )
    .join("");
}
