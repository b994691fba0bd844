import type { Role, TokenScope } from "#lib/accounts/schemas.ts";

/** What each role may do, as people choose it. */
export const roleWords: { value: Role; label: string }[] = [
  { value: "viewer", label: "Viewer: sees everything" },
  { value: "operator", label: "Operator: also runs recoveries" },
  { value: "admin", label: "Administrator: also keeps users, keys and settings" },
];

export const scopeWords: { value: TokenScope; label: string }[] = [
  { value: "read", label: "Read: sees everything" },
  { value: "operate", label: "Operate: also runs recoveries" },
  { value: "admin", label: "Admin: also keeps users, keys and settings" },
];
