import { type ApiToken, TokenScope } from "#lib/accounts/schemas.ts";

type TokenRow = {
  id: string;
  name: string;
  scope: string;
  hint: string;
  created_at: Date;
  last_used_at: Date | null;
  expires_at: Date | null;
};

/** A token as the API answers it: without the hash. */
export function toApiToken(row: TokenRow): ApiToken {
  return {
    id: row.id,
    name: row.name,
    scope: TokenScope.parse(row.scope),
    hint: row.hint,
    created_at: row.created_at.toISOString(),
    last_used_at: row.last_used_at?.toISOString() ?? null,
    expires_at: row.expires_at?.toISOString() ?? null,
  };
}
