import type { Words } from "#components/ui/words.ts";
import type { Channel } from "#lib/notifications/schemas.ts";

/** Where a channel leads, as far as it may be shown. */
export function describeRoute(
  t: Words<"notifications.channelTypes">,
  { type, config }: Channel,
): string {
  const { to, url } = config;
  const hint = String(config.hint);
  if (Array.isArray(to)) return to.join(", ");
  if (type === "webhook") return String(url);
  const kind = type === "pagerduty" ? "pagerduty" : "chat";
  return url ? t(`route.${kind}Via`, { hint, url: String(url) }) : t(`route.${kind}`, { hint });
}
