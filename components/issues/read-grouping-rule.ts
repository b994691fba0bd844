import type { CreateGroupingRule } from "#lib/issues/schemas.ts";

/** What a form says of a rule; what is left empty matches everything. */
export function readGroupingRule(values: FormData): CreateGroupingRule {
  const read = (name: string) => String(values.get(name) ?? "").trim();
  const parts = read("fingerprint").split("\n");
  return {
    name: read("name"),
    service: read("service") || null,
    error_code: read("error_code") || null,
    pattern: read("pattern") || null,
    fingerprint: parts.map((part) => part.trim()).filter(Boolean),
  };
}
