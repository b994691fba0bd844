import { parseStackTrace } from "#lib/grouping/stack-trace.ts";

const start =
  /\n[^\S\n]*(?:at \S|File "|#0 |from \S+:\d+:in |Stack trace:|[Ss]tack backtrace:|goroutine \d|Traceback \(|\(\w+ [\w.+-]+\) \S+:\d)|\n\S*@\w+:\/\/|\n\S+:\d+:in [`']/;
const opensWithStack = /^(?:Traceback \(|goroutine \d+ \[)/;
/** A crash of Node opens with its place and the line of code there. */
const opensWithPlace = /^\s*\S+:\d+\s*\n/;

/** Whether a message holds the text of a stack: many loggers print both into one. */
export function holdsStack(message: string): boolean {
  return startOf(message) !== -1;
}

/** What a message says before the stack that it holds; where nothing stands there, what the stack says was thrown. */
export function withoutStack(message: string): string {
  const from = startOf(message);
  if (from === -1) return message;
  const before = message.slice(0, from);
  if (before.trim() !== "" && !opensWithPlace.test(before)) return before;
  const [error] = parseStackTrace(message).errors;
  return [error?.type, error?.message].filter(Boolean).join(": ") || message;
}

function startOf(message: string): number {
  if (opensWithStack.test(message)) return 0;
  return message.includes("\n") ? message.search(start) : -1;
}
