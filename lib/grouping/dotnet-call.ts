/** The dotted name of a .NET function, its parameters with their brackets, and what stands behind them. */
export type DotnetCall = { name: string; parameters: string; rest: string };

const opening = "<[(";
const closing = ">])";

/**
 * The name in `Shop.Pay.Charge(Int32 id)`, in `async Task<int> Shop.Pay.Charge(int id)` and in `(bool ok, string why)
 * Pay.Charge(int id)`, and what follows the parameters; null where there are none.
 */
export function splitDotnetCall(text: string): DotnetCall | null {
  const open = findParameters(text);
  if (open === -1) return null;
  const name = lastWord(text.slice(0, open).trimEnd());
  const isCreated = text.startsWith("new ") && name.length + 4 === open;
  const close = findClose(text, open) + 1;
  return {
    name: withoutTypes(name) + (isCreated ? "..ctor" : ""),
    parameters: text.slice(open, close),
    rest: text.slice(close),
  };
}

/** A bracket of types may come before: that of the parameters stands outside of all others, behind a name. */
function findParameters(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === "(" && depth === 0 && followsName(text, at)) return at;
    if (opening.includes(sign)) depth += 1;
    else if (closing.includes(sign) && depth > 0) depth -= 1;
  }
  return -1;
}

/** Mono prints a space between; what else a space follows is a modifier, or a word of a message. */
function followsName(text: string, open: number): boolean {
  if (open === 0) return false;
  if (text.charAt(open - 1) !== " ") return true;
  return /[.:][\w`>\]]/.test(text.slice(text.lastIndexOf(" ", open - 2) + 1, open - 1));
}

function findClose(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === "(") depth += 1;
    else if (sign === ")") depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

/** Modifiers and the type of the result stand before the last space outside of brackets. */
function lastWord(text: string): string {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const sign = text.charAt(at);
    if (closing.includes(sign)) depth += 1;
    else if (opening.includes(sign)) depth -= 1;
    else if (sign === " " && depth <= 0) return text.slice(at + 1);
  }
  return text;
}

/** `Box<int>.Total[T]` becomes `Box.Total`; what a compiler names in angle brackets follows a dot. */
function withoutTypes(name: string): string {
  return name.replace(/\[[^\]]*\]+/g, "").replace(/(?<=\w)<(?:[^<>]|<[^<>]*>)*>/g, "");
}
