import type { NewAdministrator } from "#lib/runtime/prepare-first-start.ts";

/** What the person who started us sees when everything is ready. */
export function describeStart(address: string, administrator: NewAdministrator | null): string[] {
  return [
    "",
    `  Paramedic is ready:   ${address}`,
    ...(administrator ? describeSignIn(administrator) : []),
    "  Ctrl-C stops everything.",
    "",
  ];
}

/** How to sign in for the first time; shown once. */
export function describeSignIn({ email, password }: NewAdministrator): string[] {
  return [
    `  Sign in as:           ${email}`,
    password
      ? `  with the password:    ${password}   (shown only this once)`
      : "  with the password:    the one in ADMIN_PASSWORD",
  ];
}
