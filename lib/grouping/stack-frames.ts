import { cut } from "#lib/grouping/cut.ts";

export type StackFrame = { function: string; file: string; in_app: boolean };

const longestStack = 50_000;

/** One pattern per language whose stack traces are plain text; named groups `function` and `file`. */
const framePatterns = [
  // JavaScript (V8): at handler (/app/server.js:10:5)  ·  at /app/server.js:10:5
  /^\s*at (?:async )?(?:(?<function>[^\s(][^(]*?) \()?(?<file>[^()\s]+?):\d+:\d+\)?$/,
  // Python: File "/app/views.py", line 10, in handler
  /^\s*File "(?<file>[^"]+)", line \d+(?:, in (?<function>.+))?$/,
  // Java, Kotlin: at com.shop.Cart.add(Cart.java:10)
  /^\s*at (?<function>[\w$.<>]+)\((?<file>[\w$]+\.(?:java|kt|scala|groovy))(?::\d+)?\)$/,
  // Go: main.handler(...) is followed by its file on the next line: /app/main.go:10 +0x1d
  /^\s+(?<file>\/[^\s:]+\.go):\d+(?: \+0x[0-9a-f]+)?$/,
];

/** Code that ships with the language or a dependency tells nothing about which error of ours this is. */
const foreign =
  /node_modules|^node:|^internal\/|site-packages|dist-packages|\/usr\/lib\/|\/lib\/python\d|^(?:java|javax|jdk|sun|kotlin|scala)\.|org\.(?:springframework|apache)\.|\/usr\/local\/go\/|\/pkg\/mod\//;

/** Frames of a stack trace in the order in which they stand; empty where no known format is found. */
export function readStackFrames(stackTrace: string): StackFrame[] {
  return cut(stackTrace, longestStack)
    .split("\n")
    .flatMap((line) => {
      const found = framePatterns
        .map((pattern) => pattern.exec(line.trimEnd())?.groups)
        .find(Boolean);
      return found?.file ? [toFrame(found.file, found.function ?? "")] : [];
    });
}

function toFrame(file: string, name: string): StackFrame {
  const inApp = !foreign.test(file) && !foreign.test(name);
  return { function: name.trim() || "anonymous", file: basename(file), in_app: inApp };
}

/** Folders differ between hosts and releases; the file's name does not. */
function basename(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

/** True where the innermost call stands last, as Python prints it. */
export function innermostIsLast(stackTrace: string): boolean {
  return stackTrace.includes("Traceback (most recent call last)");
}
