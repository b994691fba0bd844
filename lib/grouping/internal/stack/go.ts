import { splitNumber } from "#lib/grouping/internal/stack/location.ts";
import { isOwnCode } from "#lib/grouping/internal/stack/own-code.ts";
import type { Frame, StackError } from "#lib/grouping/stack-trace.ts";

/** A Go panic, or the calls that an error carries: each function is followed by its file. The first goroutine counts. */
export function parseGo(lines: readonly string[]): StackError[] {
  const frames: Frame[] = [];
  const heads: string[] = [];
  for (const [index, line] of lines.entries()) {
    const frame = readFrame(line, lines[index + 1] ?? "");
    if (frame) frames.push(frame);
    else if (frames.length === 0) heads.push(line);
    else if (line.startsWith("goroutine ")) break;
  }
  return frames.length > 0 ? [{ ...readPanic(heads), frames }] : [];
}

/** The kind of a panic is its type: the numbers in what follows it vary. */
function readPanic(heads: readonly string[]): { type: string | null; message: string | null } {
  for (const line of heads) {
    const text = line.trim();
    const found = /^(?:.*: )?(panic|fatal error): (.*)$/.exec(text.slice(0, 500));
    if (!found) continue;
    const message = (found[2] ?? "").replace(/ \[recovered.*$/, "");
    const kind = /^runtime error: [a-z ]+[a-z]/.exec(message)?.[0];
    return { type: kind ?? found[1] ?? null, message };
  }
  return { type: null, message: heads.join("\n").trim() || null };
}

/** `github.com/acme/shop/cart.(*Cart).Total(0xc000123)` above `	/src/shop/cart/cart.go:12 +0x1d` */
function readFrame(line: string, next: string): Frame | null {
  if (line === "" || !/^\s/.test(next) || !next.includes(".go:")) return null;
  const [file, number] = splitNumber(next.trim().replace(/ \+0x[0-9a-f]+$/, ""));
  if (number === null) return null;
  const call = line
    .trim()
    .replace(/^created by /, "")
    .replace(/ in goroutine \d+$/, "");
  const path = call.endsWith(")") ? call.slice(0, call.lastIndexOf("(")) : call;
  const dot = path.indexOf(".", path.lastIndexOf("/") + 1);
  const module = dot === -1 ? null : path.slice(0, dot);
  return {
    function: path.slice(dot + 1),
    module,
    file,
    line: number,
    column: null,
    in_app: dot !== -1 && isOwnCode("go", module, file),
  };
}
