const anywhere = new Set(["com", "org", "net", "edu", "gov", "mil"]);
const inside = new Set([
  ...anywhere,
  "info",
  "biz",
  "local",
  "internal",
  "lan",
  "corp",
  "arpa",
  "io",
]);
const secondLevel = new Set(["co", "com", "ac", "edu", "gov", "net", "org", "or", "ne", "go"]);
const files = new Set([
  "js",
  "ts",
  "py",
  "rb",
  "go",
  "rs",
  "cs",
  "sh",
  "pl",
  "md",
  "so",
  "gz",
  "db",
]);
const labels = /^[a-z0-9](?:[a-z0-9-]*)(?:\.[a-z0-9][a-z0-9-]*)+$/;

/**
 * Whether a word is the name of a host: labels in lower case under a top-level domain. A name that opens with such a
 * domain is of a package (`org.example.store`), and the domain of a country needs `co`, a digit or a hyphen before it.
 */
export function isHost(word: string): boolean {
  if (word === "localhost") return true;
  if (!word.includes(".") || !labels.test(word)) return false;
  const parts = word.split(".");
  const last = parts.at(-1) ?? "";
  if (anywhere.has(parts[0] ?? "")) return false;
  if (parts.length === 2) return anywhere.has(last);
  if (inside.has(last)) return true;
  if (last.length !== 2 || !/[a-z]{2}/.test(last) || files.has(last)) return false;
  return secondLevel.has(parts.at(-2) ?? "") || /[\d-]/.test(word);
}

/** Whether a word with dots, before a port, is the name of a host: not of a source file, whose line would follow. */
export function isHostBeforePort(word: string): boolean {
  return (
    word.includes(".") && labels.test(word) && !files.has(word.slice(word.lastIndexOf(".") + 1))
  );
}
