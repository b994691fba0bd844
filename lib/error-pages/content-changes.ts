import type { ContentChange, PageContent } from "#lib/error-pages/content-schemas.ts";

/** What differs between two contents, value by value, in the order of their paths. */
export function diffContents(before: PageContent, after: PageContent): ContentChange[] {
  const [old, now] = [flatten(before), flatten(after)];
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort();
  return paths
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
    .filter((change) => change.before !== change.after);
}

function flatten(value: unknown, path: string[] = []): Map<string, string> {
  if (Array.isArray(value)) return new Map([[path.join("."), value.join("\n")]]);
  if (typeof value !== "object" || value === null) {
    return value === undefined ? new Map() : new Map([[path.join("."), String(value)]]);
  }
  const parts = Object.entries(value).flatMap(([name, part]) => [
    ...flatten(part, [...path, name]),
  ]);
  return new Map(parts);
}
