import { splitDotnetCall } from "#lib/grouping/dotnet-call.ts";
import {
  isLocalisedCall,
  isUnityCall,
  splitOpening,
} from "#lib/grouping/internal/stack/dotnet-words.ts";
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
    } else if (endsInnerError(line)) blocks.push([]);
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

/** `   --- End of inner exception stack trace ---`, in the language of its host; what ends a part of the same error is not indented. */
function endsInnerError(line: string): boolean {
  const text = line.trim();
  if (text.startsWith("--- End of ")) return text.startsWith("--- End of inner exception");
  return /^\s/.test(line) && text.startsWith("--- ") && text.endsWith(" ---");
}

/** `at Shop.Cart.Total(Int32 count) in C:\src\Cart.cs:line 12`, in the language of its host */
function readFrame(text: string): Frame | null {
  const opening = splitOpening(text);
  if (!opening) return readUnityFrame(text);
  if (!text.startsWith("at ") && !isLocalisedCall(text)) return null;
  const call = splitDotnetCall(opening.call);
  if (!call || (call.rest !== "" && !call.name.includes("."))) return null;
  const start = call.rest.indexOf(opening.beforeFile);
  const place = start === -1 ? null : call.rest.slice(start + opening.beforeFile.length);
  return toFrame(call.name, place);
}

/** `Shop.Player:Update () (at Assets/Player.cs:42)` */
function readUnityFrame(text: string): Frame | null {
  if (!isUnityCall(text)) return null;
  const start = text.lastIndexOf(" (at ");
  const call = splitDotnetCall(text.slice(0, start));
  return call && toFrame(call.name.replace(":", "."), text.slice(start + 5, -1));
}

function toFrame(name: string, place: string | null): Frame {
  const dot = name.endsWith("ctor") ? name.lastIndexOf("..") : name.lastIndexOf(".");
  const module = dot > 0 ? name.slice(0, dot) : null;
  const { file, line } = splitPlace(place);
  return {
    function: name.slice(dot + 1),
    module,
    file,
    line,
    column: null,
    in_app: isOwnCode("dotnet", module ?? name, file),
  };
}

/** `C:\src\Cart.cs:line 12` */
function splitPlace(place: string | null): { file: string | null; line: number | null } {
  if (place === null) return { file: null, line: null };
  const colon = place.lastIndexOf(":");
  const line = /^(?:\S+ )?(\d+)\.?$/.exec(place.slice(colon + 1))?.[1];
  return line === undefined
    ? { file: place, line: null }
    : { file: place.slice(0, colon), line: Number(line) };
}
