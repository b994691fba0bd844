import { seal, unseal } from "#lib/platform/secrets.ts";

/** Seals the bearer token of a place for status files. */
export function sealToken(id: string, token: string): string {
  return seal(token, placeOf(id));
}

/** Opens what `sealToken` made for the same place. */
export function openToken(id: string, sealed: string): string {
  return unseal(sealed, placeOf(id));
}

function placeOf(id: string): string {
  return `status-export:${id}`;
}
