import { readErrorHead } from "#lib/grouping/internal/stack/error-head.ts";
import { isOwnCode } from "#lib/grouping/internal/stack/own-code.ts";
import type { Frame, StackError } from "#lib/grouping/stack-trace.ts";

/** .NET prints all heads first, outermost first, then the calls of the innermost error, then those of the next outer one. */
export function parseDotnet(lines: readonly string[]): StackError[] {
  const heads: string[] = [];
  const blocks: Frame[][] = [[]];
  let started = false;
  for (const line of lines) {
    if (line.includes("---> (Inner Exception #")) break;
    const text = line.trim();
    const frame = readFrame(text);
    if (frame) {
      started = true;
      blocks.at(-1)?.push(frame);
    } else if (text.startsWith("--- End of inner exception")) blocks.push([]);
    else if (!started) heads.push(line);
  }
  const errors = heads
    .join("\n")
    .split(/\s?---> /)
    .map((head) => readErrorHead(head.split("\n")));
  return errors.map((head, index) => ({
    ...head,
    frames: blocks[errors.length - 1 - index] ?? [],
  }));
}

/** `at Shop.Cart.Total(Int32 count) in C:\src\Cart.cs:line 12` */
function readFrame(text: string): Frame | null {
  if (!text.startsWith("at ")) return null;
  const open = text.indexOf("(");
  if (open === -1) return null;
  const call = text
    .slice(3, open)
    .trim()
    .replace(/\[[^\]]*\]+/g, "");
  const dot = call.endsWith("ctor") ? call.lastIndexOf("..") : call.lastIndexOf(".");
  const module = dot > 0 ? call.slice(0, dot) : null;
  return {
    function: call.slice(dot + 1),
    module,
    ...placeOf(text, open),
    column: null,
    in_app: isOwnCode("dotnet", module ?? call, null),
  };
}

function placeOf(text: string, open: number): { file: string | null; line: number | null } {
  const start = text.indexOf(" in ", text.indexOf(")", open));
  if (start === -1) return { file: null, line: null };
  const place = text.slice(start + 4);
  const colon = place.lastIndexOf(":");
  const line = Number.parseInt(place.slice(colon + 1).replace("line ", ""), 10);
  return Number.isNaN(line) ? { file: place, line: null } : { file: place.slice(0, colon), line };
}
