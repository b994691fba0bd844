export type Language = "javascript" | "python" | "java" | "go" | "dotnet" | "ruby" | "php" | "rust";

/** The language of a stack trace by the first line that only one language prints; null where there is none. */
export function detectLanguage(lines: readonly string[]): Language | null {
  for (const line of lines) {
    const language = languageOfLine(line);
    if (language) return language;
  }
  return null;
}

/** How a line opens that only one language prints; most lines are told from these by their first letter. */
const openings: Record<string, (text: string) => Language | null> = {
  a: (text) => (text.startsWith("at ") ? languageOfCall(text) : null),
  "#": (text) => (/^#\d+ (?:\{main\}|\[internal function\]|.*\(\d+\): )/.test(text) ? "php" : null),
  F: (text) => (text.startsWith('File "') && text.includes('", line ') ? "python" : null),
  T: (text) => (text.startsWith("Traceback (most recent call last)") ? "python" : null),
  g: (text) => (/^goroutine \d+ [^[]*\[/.test(text) ? "go" : null),
  t: (text) => (text.startsWith("thread '") && text.includes("panicked at") ? "rust" : null),
};

function languageOfLine(line: string): Language | null {
  const text = line.trim();
  return openings[text.charAt(0)]?.(text) ?? languageWithin(line, text);
}

function languageWithin(line: string, text: string): Language | null {
  if (text.includes("Exception Group Traceback (")) return "python";
  if (text.includes(":in `") || text.includes(":in '")) return "ruby";
  if (/^\s/.test(line) && /^\S.*\.go:\d/.test(text)) return "go";
  if (text.endsWith("tack backtrace:") || /^\d+: +\S*::/.test(text)) return "rust";
  return isBrowserCall(text) ? "javascript" : null;
}

/** Firefox and Safari: `pay@https://shop.example/app.js:1:2`, and a bare address where the call has no name. */
function isBrowserCall(text: string): boolean {
  if (text.endsWith("@[native code]")) return true;
  if (!/:\d+$/.test(text)) return false;
  return text.includes("@")
    ? /@[\w-]*:?\/.*:\d+$/.test(text)
    : /^[a-z-]+:\/\/\S+:\d+:\d+$/.test(text);
}

const javaPlace =
  /^(?:[\w$-]+\.(?:java|kts?|scala|groovy|clj)(?::\d+)?|Native Method|Unknown Source(?::\d+)?|SourceFile(?::\d+)?|<generated>|[\w$-]+:\d+)$/;

/** V8, Java and .NET all print `at`: what stands in the brackets tells them apart. */
function languageOfCall(text: string): Language | null {
  const open = text.indexOf("(");
  if (open === -1) return /[:/\\]/.test(text) ? "javascript" : null;
  if (text.charCodeAt(open - 1) === 0x20) return text.includes(" [0x") ? "dotnet" : "javascript";
  const place = text.slice(open + 1, text.indexOf(")", open));
  if (javaPlace.test(place)) return "java";
  return /[/\\]/.test(place) || /:\d+:\d+$/.test(place) ? "javascript" : "dotnet";
}
