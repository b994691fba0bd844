import type { ActiveFilter } from "#components/layout/active-filters.tsx";

const labels: Record<string, string> = {
  service: "Service",
  env: "Environment",
  code: "Code",
  state: "State",
  ref: "Request id or reference",
  q: "Text",
};

/** The filters of an address that hold something back, in words. */
export function describeFilters(search: Record<string, unknown>): ActiveFilter[] {
  return Object.entries(labels).flatMap(([name, label]) => {
    const value = search[name];
    return typeof value === "string" && value !== "" ? [{ name, label, value }] : [];
  });
}
