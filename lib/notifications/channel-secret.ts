import { Problem } from "#lib/platform/errors.ts";
import { unseal } from "#lib/platform/secrets.ts";

/** Throws `wrong-input` unless the base64 part of a `whsec_` secret is 16 to 64 bytes. */
export function requireSecretLength(secret: string): void {
  const bytes = Buffer.from(secret.replace(/^whsec_/, ""), "base64").length;
  if (bytes >= 16 && bytes <= 64) return;
  throw new Problem("wrong-input", `config.secret: ${bytes} bytes; use 24 to 64 random ones.`);
}

/** The signing secret of a stored webhook channel. */
export function openSecret(channel: { id: string; sealed: string | null }): string {
  if (channel.sealed === null) throw new Error(`channel ${channel.id} has no secret`);
  return unseal(channel.sealed, `channel:${channel.id}`);
}
