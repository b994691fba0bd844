import type { Channel, ChannelType } from "#lib/notifications/schemas.ts";

/** What people call each type of channel. */
export const channelTypeWords: Record<ChannelType, string> = {
  email: "E-mail",
  slack: "Slack or compatible",
  discord: "Discord",
  teams: "Microsoft Teams",
  pagerduty: "PagerDuty",
  webhook: "Signed webhook",
};

/** Where a channel leads, as far as it may be shown. */
export function describeRoute({ type, config }: Channel): string {
  const { to, url, hint } = config;
  if (Array.isArray(to)) return to.join(", ");
  if (type === "webhook") return String(url);
  const named = type === "pagerduty" ? `Integration key ${hint}` : `Webhook at ${hint}`;
  return url ? `${named}, sent to ${url}` : named;
}
