import { readErrorHead } from "#lib/grouping/internal/stack/error-head.ts";
import { splitNumber } from "#lib/grouping/internal/stack/location.ts";
import { isOwnCode } from "#lib/grouping/internal/stack/own-code.ts";
import type { Frame, StackError } from "#lib/grouping/stack-trace.ts";

type Line = { frame: Frame; after: string };

/** Ruby names the error behind its innermost call, `cart.rb:1:in 'total': message (Type)`, or in a line of its own before. */
export function parseRuby(lines: readonly string[]): StackError[] {
  const errors: StackError[] = [];
  let current: StackError | null = null;
  let heads: string[] = [];
  for (const line of lines) {
    const read = readLine(line.trim());
    if (!read) {
      heads.push(line);
      continue;
    }
    const opens = read.after !== "" || heads.some((head) => head.startsWith("Caused by"));
    if (!current || opens) {
      current = { ...headOf(read.after, heads), frames: [] };
      errors.push(current);
    }
    heads = [];
    current.frames.push(read.frame);
  }
  return errors;
}

function headOf(after: string, heads: string[]) {
  const named = /^(.*) \(([A-Z][\w:]*)\)$/.exec(after);
  if (named) return { type: named[2] ?? null, message: named[1] ?? null };
  const first = heads.map((head) => head.replace(/^Caused by:? ?/, "").trim()).filter(Boolean);
  // Rails: NoMethodError (undefined method 'total' for nil):
  const rails = /^([A-Z][\w:]*) \((.*)\):?$/.exec(first[0] ?? "");
  if (rails) return { type: rails[1] ?? null, message: rails[2] ?? null };
  return readErrorHead(after ? [after] : first);
}

/** `from /app/cart.rb:12:in 'Shop::Cart#total'`, with either quote; what follows the closing quote is the message. */
function readLine(text: string): Line | null {
  const start = text.startsWith("from ") ? 5 : 0;
  const inside = text.indexOf(":in ", start);
  const quote = text.charAt(inside + 4);
  if (inside === -1 || (quote !== "`" && quote !== "'")) return null;
  const close = text.indexOf("'", inside + 5);
  const [file, line] = splitNumber(text.slice(start, inside));
  if (close === -1 || line === null) return null;
  const frame: Frame = {
    function: text.slice(inside + 5, close),
    module: null,
    file,
    line,
    column: null,
    in_app: isOwnCode("ruby", null, file),
  };
  return { frame, after: text.slice(close + 1).replace(/^: /, "") };
}
