import type { Role, TokenScope } from "#lib/accounts/schemas.ts";

/** Roles and scopes as people choose them, the least first; `accounts.roles` and `accounts.scopes` have their words. */
export const roles: Role[] = ["viewer", "operator", "admin"];
export const scopes: TokenScope[] = ["read", "operate", "admin"];
