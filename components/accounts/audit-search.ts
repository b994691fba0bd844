import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

const auditDays = ["1", "7", "30", "365"] as const;
export const auditRanges = [
  { value: "1", label: "Last 24 hours" },
  { value: "7", label: "Last 7 days" },
  { value: "30", label: "Last 30 days" },
  { value: "365", label: "Last year" },
];

/** What the address of the audit log holds. */
export const loadAuditSearch = createLoader({
  actor: parseAsString,
  action: parseAsString,
  kind: parseAsString,
  object: parseAsString,
  days: parseAsStringLiteral(auditDays).withDefault("7"),
  cursor: parseAsString,
});
