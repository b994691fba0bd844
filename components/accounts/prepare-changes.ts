export type AuditChange = { name: string; before: string | null; after: string | null };

/** What differs between before and after, by name; a value that is no object stands for itself. */
export function prepareChanges(before: unknown, after: unknown): AuditChange[] {
  const old = toEntries(before);
  const now = toEntries(after);
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return names
    .map((name) => ({ name, before: toText(old.get(name)), after: toText(now.get(name)) }))
    .filter((change) => change.before !== change.after);
}

/** What people call the object of an entry, where the entry says it: an e-mail address, a name. */
export function nameOfObject(before: unknown, after: unknown): string | null {
  const values = new Map([...toEntries(before), ...toEntries(after)]);
  return toText(values.get("email")) ?? toText(values.get("name"));
}

function toEntries(value: unknown): Map<string, unknown> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== "object" || Array.isArray(value)) return new Map([["value", value]]);
  return new Map(Object.entries(value).flatMap(([name, part]) => flatten(name, part)));
}

/** Members of objects stand for themselves, as `trigger.count`. */
function flatten(name: string, value: unknown): [string, unknown][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [[name, value]];
  const members = Object.entries(value);
  if (members.length === 0) return [[name, value]];
  return members.flatMap(([member, part]) => flatten(`${name}.${member}`, part));
}

function toText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
