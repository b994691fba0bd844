import type { Actor } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";

/**
 * Throws `wrong-input` unless a person confirmed a press that reaches far by typing the service's name. A program with
 * a token presses what its author chose.
 */
export function requireConsent(
  { kind }: Actor,
  reach: string | null,
  { service, confirm }: { service: string; confirm: string | undefined },
): void {
  if (kind === "token" || reach === null || confirm?.trim() === service) return;
  const message = `${reach} Confirm it with the name of the service: ${service}.`;
  throw new Problem("wrong-input", message, { errors: [{ path: "confirm", message }] });
}
