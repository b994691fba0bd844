const exceptionLine =
  /^(?:Caused by: |Exception in thread "[^"]*" |Uncaught )?((?:[\w$]+\.)*[A-Z][\w$]*(?:Error|Exception|Fault|Failure|Timeout|Interrupt|Warning|Exit))(?::|\s*$)/;
const longestLine = 500;

/** The exception's type in a stack trace, without its package; null where none is found. */
export function findExceptionType(stackTrace: string): string | null {
  const lines = stackTrace.split("\n", 2000);
  // Python names the exception after its frames, everyone else before.
  const ordered = stackTrace.includes("Traceback (most recent call last)")
    ? lines.reverse()
    : lines;
  for (const line of ordered) {
    const type = exceptionLine.exec(line.trim().slice(0, longestLine))?.[1];
    if (type) return type.split(".").at(-1) ?? type;
  }
  return null;
}
