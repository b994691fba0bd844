import { Problem } from "#lib/platform/errors.ts";

/** Throws `wrong-input` unless a press that reaches far was confirmed by typing the service's name. */
export function requireConsent(
  reach: string | null,
  { service, confirm }: { service: string; confirm: string | undefined },
): void {
  if (reach === null || confirm?.trim() === service) return;
  const message = `${reach} Confirm it with the name of the service: ${service}.`;
  throw new Problem("wrong-input", message, { errors: [{ path: "confirm", message }] });
}
