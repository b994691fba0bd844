import type { ChannelRoute, CreateChannel } from "#lib/notifications/schemas.ts";
import { Problem } from "#lib/platform/errors.ts";
import { requireCallableUrl } from "#lib/platform/outbound.ts";
import { hintOf, seal, unseal } from "#lib/platform/secrets.ts";

export const pagerDutyUrl = "https://events.pagerduty.com/v2/enqueue";

/** Parts what may be read of a new channel from what is sealed; throws `wrong-input`. */
export function prepareConfig(
  id: string,
  input: CreateChannel,
): { config: ChannelRoute["config"]; sealed: string | null } {
  if (input.type === "email") return { config: input.config, sealed: null };
  const sealFor = (secret: string) => seal(secret, `channel:${id}`);
  if (input.type === "webhook") {
    const { secret, ...config } = input.config;
    requireSecretLength(secret);
    requireCallableUrl(config.url, config.allow_private === true);
    return { config, sealed: sealFor(secret) };
  }
  if (input.type === "pagerduty") {
    const { routing_key, ...config } = input.config;
    requireCallableUrl(config.url ?? pagerDutyUrl, config.allow_private === true);
    return { config: { ...config, hint: `…${hintOf(routing_key)}` }, sealed: sealFor(routing_key) };
  }
  const { url, ...config } = input.config;
  const { host } = requireCallableUrl(url, config.allow_private === true);
  return { config: { ...config, hint: `${host} …${hintOf(url)}` }, sealed: sealFor(url) };
}

/** Throws `wrong-input` unless the base64 part of a `whsec_` secret is 16 to 64 bytes. */
function requireSecretLength(secret: string): void {
  const bytes = Buffer.from(secret.replace(/^whsec_/, ""), "base64").length;
  if (bytes >= 16 && bytes <= 64) return;
  throw new Problem("wrong-input", `config.secret: ${bytes} bytes; use 24 to 64 random ones.`);
}

/** What a stored channel keeps sealed: a signing secret, the address of a chat, or a routing key. */
export function openSecret(channel: { id: string; sealed: string | null }): string {
  if (channel.sealed === null) throw new Error(`channel ${channel.id} has no secret`);
  return unseal(channel.sealed, `channel:${channel.id}`);
}
