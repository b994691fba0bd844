import type { ActiveFilter } from "#components/layout/active-filters.tsx";
import type { Words } from "#components/ui/words.ts";

const filters = [
  ...(["service", "env", "code", "state"] as const).map((name) => ({ name, word: name })),
  ...[{ name: "ref", word: "told" } as const, { name: "q", word: "text" } as const],
];

/** The filters of an address that hold something back, in words. */
export function describeFilters(
  t: Words<"issues.search.labels">,
  search: Record<string, unknown>,
): ActiveFilter[] {
  return filters.flatMap(({ name, word }) => {
    const value = search[name];
    return typeof value === "string" && value !== "" ? [{ name, label: t(word), value }] : [];
  });
}
