import { readErrorHead } from "#lib/grouping/internal/stack/error-head.ts";
import { splitNumber } from "#lib/grouping/internal/stack/location.ts";
import { isOwnCode } from "#lib/grouping/internal/stack/own-code.ts";
import type { Frame, StackError } from "#lib/grouping/stack-trace.ts";

type Call = { callee: string; file: string | null; line: number | null };
type Place = { file: string | null; line: number | null };

/** PHP prints the root cause first and each outer error behind `Next`. */
export function parsePhp(lines: readonly string[]): StackError[] {
  const errors: StackError[] = [];
  let heads: string[] = [];
  let calls: Call[] = [];
  const close = () => {
    if (calls.length > 0) errors.push(toError(heads, calls));
    heads = [];
    calls = [];
  };
  for (const line of lines) {
    const text = line.trim();
    const call = readCall(text);
    if (call) calls.push(call);
    else if (text.startsWith("Next ")) {
      close();
      heads = [text.slice(5)];
    } else if (calls.length === 0 && !/^(?:Stack trace:|\[stacktrace\])$/.test(text))
      heads.push(text);
  }
  close();
  return errors.reverse();
}

/** A line names the function that was called there; the function that holds the place is the next line's. */
function toError(heads: string[], calls: Call[]): StackError {
  const [thrown, cleaned] = splitPlace(heads.filter(Boolean).map(withoutLog));
  const places: Place[] = thrown ? [thrown, ...calls] : [{ file: null, line: null }, ...calls];
  const frames = calls.map(({ callee }, index) => toFrame(callee, places[index]));
  return { ...readErrorHead(cleaned), frames };
}

/** What a log writes before the head: `[22-Nov-2026 10:00:00 UTC] PHP Fatal error:  Uncaught …` */
function withoutLog(line: string): string {
  return line.slice(Math.max(0, line.indexOf("PHP Fatal error: ")));
}

/** The head's last line ends in the place of the throw: ` in /app/cart.php:12`, or ` at …)` in the log of Laravel. */
function splitPlace(heads: string[]): [Place | null, string[]] {
  const logged = /\((\w[\w\\]*)\(code: [^)]*\): (.*)$/.exec(heads.at(-1) ?? "");
  const last = logged ? `${logged[1]}: ${logged[2]}` : (heads.at(-1) ?? "");
  const start = Math.max(last.lastIndexOf(" in "), last.lastIndexOf(" at "));
  const [file, line] = splitNumber(last.slice(start + 4).replace(/\)$/, ""));
  if (start === -1 || line === null) return [null, heads];
  return [{ file, line }, [...heads.slice(0, -1), last.slice(0, start)]];
}

/** `#0 /app/cart.php(12): Shop\Cart->total('a')`, `#1 [internal function]: f()`, `#2 {main}` */
function readCall(text: string): Call | null {
  const found = /^#\d+ (.*)$/.exec(text)?.[1];
  if (found === undefined) return null;
  if (found.startsWith("{main}")) return { callee: "{main}", file: null, line: null };
  const colon = found.indexOf("): ");
  if (found.startsWith("[internal function]: ")) {
    return { callee: found.slice(21), file: null, line: null };
  }
  const open = found.lastIndexOf("(", colon);
  if (colon === -1 || open === -1) return null;
  return {
    callee: found.slice(colon + 3),
    file: found.slice(0, open),
    line: Number(found.slice(open + 1, colon)) || null,
  };
}

function toFrame(callee: string, place: Place | undefined): Frame {
  const file = place?.file ?? null;
  const path = callee.replace(/\{closure[^}]*\}/, "{closure}").replace(/\(.*$/, "");
  const arrow = Math.max(path.lastIndexOf("->"), path.lastIndexOf("::"));
  const module = arrow === -1 ? null : path.slice(0, arrow);
  // A closure is given the class that calls it, as a router does: whose it is, its file says.
  const owner = file !== null && path.endsWith("{closure}") ? null : (module ?? path);
  return {
    function: arrow === -1 ? path : path.slice(arrow + 2),
    module,
    file,
    line: place?.line ?? null,
    column: null,
    in_app: isOwnCode("php", owner, file),
  };
}
