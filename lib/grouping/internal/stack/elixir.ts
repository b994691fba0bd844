import { splitNumber } from "#lib/grouping/internal/stack/location.ts";
import { isOwnCode } from "#lib/grouping/internal/stack/own-code.ts";
import type { Frame, StackError } from "#lib/grouping/stack-trace.ts";

/** Elixir, and the Erlang that it calls: `** (Type) message` stands above the calls, the innermost first. */
export function parseElixir(lines: readonly string[]): StackError[] {
  const heads: string[] = [];
  const frames: Frame[] = [];
  for (const line of lines) {
    const frame = readFrame(line.trim());
    if (frame) frames.push(frame);
    else if (frames.length === 0) heads.push(line.trim());
    else if (!/^\s+\S/.test(line)) break;
  }
  return frames.length > 0 ? [{ ...readHead(heads), frames }] : [];
}

/** Of wrappers, as in `** (Plug.Conn.WrapperError) ** (KeyError) no key`, the last one names the error. */
function readHead(heads: readonly string[]): { type: string | null; message: string | null } {
  const at = heads.findLastIndex((line) => line.includes("** ("));
  const line = heads[at] ?? "";
  const start = line.lastIndexOf("** (");
  const close = line.indexOf(")", start);
  const type = /^[\w.]+/.exec(line.slice(start + 4, close))?.[0];
  if (at === -1 || close === -1 || !type)
    return { type: null, message: heads.join("\n").trim() || null };
  const message = [line.slice(close + 1), ...heads.slice(at + 1)].join("\n").trim();
  return { type, message: message || null };
}

/** True for a call with its file, which no other language prints like that. */
export function isElixirCall(text: string): boolean {
  return /^(?:\([a-z]\w*(?: [\w.+-]+)?\) )?[^\s():]+\.(?:exs?|erl|[hl]?eex):\d+: /.test(text);
}

/** `(shop 0.1.0) lib/shop/cart.ex:12: Shop.Cart.total/1`; of a program without packages without the brackets. */
function readFrame(text: string): Frame | null {
  if (!isElixirCall(text)) return null;
  const close = text.startsWith("(") ? text.indexOf(")") : -1;
  const app = /^\w+/.exec(text.slice(1, Math.max(close, 1)))?.[0] ?? null;
  const end = text.indexOf(": ", close + 1);
  const [file, line] = splitNumber(text.slice(close === -1 ? 0 : close + 2, end));
  const whole = text.slice(end + 2);
  // What stands within a function counts for it: anonymous fn/1 in Shop.Cart.total/1
  const call = whole.slice(whole.startsWith("anonymous fn") ? whole.indexOf(" in ") + 4 : 0);
  const dot = call.replace(/\(.*$/, "").lastIndexOf(".");
  return {
    function: call.slice(dot + 1),
    module: dot === -1 ? null : call.slice(0, dot),
    file,
    line,
    column: null,
    in_app: isOwnCode("elixir", app, file),
  };
}
