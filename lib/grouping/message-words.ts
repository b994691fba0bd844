import { parseStackTrace } from "#lib/grouping/stack-trace.ts";

const start =
  /\n[^\S\n]*(?:at \S|File "|#0 |from \S+:\d+:in |Stack trace:|[Ss]tack backtrace:|goroutine \d|Traceback \(|\(\w+ [\w.+-]+\) \S+:\d)|\n\S*@\w+:\/\/|\n\S+:\d+:in [`']/;
const opensWithStack = /^(?:Traceback \(|goroutine \d+ \[)/;
/** A crash of Node opens with its place and the line of code there. */
const opensWithPlace = /^\s*\S+:\d+\s*\n/;

const longestJson = 64 * 1024;
const messageNames = ["message", "msg", "error", "err", "exception"];

/** Whether a message holds the text of a stack: many loggers print both into one. */
export function holdsStack(message: string): boolean {
  return startOf(message) !== -1;
}

/** What a message says: of a log line in JSON what it calls its message, and nothing of a stack. */
export function wordsOf(message: string): string {
  return withoutStack(readJsonMessage(message) ?? message);
}

/** What stands before the stack that a text holds; where nothing does, what the stack says was thrown. */
function withoutStack(text: string): string {
  const from = startOf(text);
  if (from === -1) return text;
  const before = text.slice(0, from);
  if (before.trim() !== "" && !opensWithPlace.test(before)) return before;
  const [error] = parseStackTrace(text).errors;
  return [error?.type, error?.message].filter(Boolean).join(": ") || text;
}

function readJsonMessage(message: string): string | null {
  if (message.length > longestJson || !/^\s*\{/.test(message)) return null;
  try {
    return findMessage(JSON.parse(message));
  } catch {
    return null;
  }
}

/** As loggers call it; of an error that stands there as an object, its own message. */
function findMessage(line: unknown): string | null {
  if (typeof line !== "object" || line === null) return null;
  for (const name of messageNames) {
    const value = Object.hasOwn(line, name) ? Reflect.get(line, name) : null;
    const text = typeof value === "string" ? value : findMessage(value);
    if (text?.trim()) return text;
  }
  return null;
}

function startOf(message: string): number {
  if (opensWithStack.test(message)) return 0;
  return message.includes("\n") ? message.search(start) : -1;
}
