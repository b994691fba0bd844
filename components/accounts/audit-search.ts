import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

export const auditDays = ["1", "7", "30", "365"] as const;

/** What the address of the audit log holds. */
export const loadAuditSearch = createLoader({
  actor: parseAsString,
  action: parseAsString,
  kind: parseAsString,
  object: parseAsString,
  days: parseAsStringLiteral(auditDays).withDefault("7"),
  cursor: parseAsString,
});
