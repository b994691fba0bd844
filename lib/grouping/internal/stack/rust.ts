import { splitLocation } from "#lib/grouping/internal/stack/location.ts";
import { isOwnCode } from "#lib/grouping/internal/stack/own-code.ts";
import type { Frame, StackError } from "#lib/grouping/stack-trace.ts";

/** A Rust panic, or the backtrace that an error carries; where there is no backtrace, the place of the panic is the one call. */
export function parseRust(lines: readonly string[]): StackError[] {
  const frames: Frame[] = [];
  const heads: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const text = (lines[index] ?? "").trim();
    const path = /^\d+: +(?:0x[0-9a-f]+ - )?(\S.*)$/.exec(text)?.[1];
    const place = (lines[index + 1] ?? "").trim();
    if (path && /::|^[\w<]+$/.test(path)) frames.push(toFrame(path, place));
    else if (frames.length === 0) heads.push(text);
  }
  const panic = readPanic(heads);
  if (frames.length > 0) return [{ ...panic.head, frames }];
  return panic.place ? [{ ...panic.head, frames: [toFrame(null, `at ${panic.place}`)] }] : [];
}

function toFrame(path: string | null, next: string): Frame {
  const name = path?.replace(/::h[0-9a-f]{16}$/, "") ?? null;
  const place = next.startsWith("at ") ? splitLocation(next.slice(3)) : null;
  const { file = null, line = null, column = null } = place ?? {};
  return {
    function: name,
    module: null,
    file,
    line,
    column,
    in_app: isOwnCode("rust", name, file),
  };
}

/** `thread 'main' panicked at src/main.rs:1:2:` above the message; before Rust 1.73 `panicked at 'message', src/main.rs:1:2`. */
function readPanic(heads: readonly string[]) {
  const at = heads.findIndex((line) => line.startsWith("thread '"));
  const rest = /panicked at (.*)$/.exec(heads[at] ?? "")?.[1];
  if (rest === undefined) {
    const message = heads.find((line) => line !== "") ?? null;
    return { head: { type: null, message: message?.replace(/^Error: /, "") ?? null }, place: null };
  }
  const older = /^'(.*)', (\S+)$/.exec(rest);
  const message = older ? older[1] : heads[at + 1];
  const place = older ? older[2] : rest.replace(/:$/, "");
  return { head: { type: "panic", message: message || null }, place: place ?? null };
}
