import { channelTypes } from "#lib/notifications/schemas.ts";

const words = (values: FormData, name: string) => String(values.get(name) ?? "").trim();

/** What the form says of a new channel, as the API takes it; `secret` is what a webhook is signed with. */
export function readChannel(values: FormData, secret: string) {
  const type = channelTypes.find((known) => known === values.get("type")) ?? "webhook";
  const name = words(values, "name");
  const open = values.get("allow_private") === "on" ? { allow_private: true } : {};
  const url = words(values, "config.url");
  switch (type) {
    case "email":
      return { name, type, config: { to: readAddresses(words(values, "config.to")) } };
    case "pagerduty": {
      const routing_key = words(values, "config.routing_key");
      return { name, type, config: { routing_key, ...(url ? { url } : {}), ...open } };
    }
    case "webhook":
      return { name, type, config: { url, secret, ...open } };
    default:
      return { name, type, config: { url, ...open } };
  }
}

function readAddresses(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}
