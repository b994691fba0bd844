import { countNoun } from "#lib/format/count.ts";
import type { Message, NoticeInput } from "#lib/notifications/notice-schemas.ts";

/** More messages than this within `stormSeconds` become one digest of their channel. */
export const stormMessages = 10;
export const stormSeconds = 60;
/** How long the first message of an incident waits for company: what breaks together within it is told together. */
export const companySeconds = 3;
/** How long a digest waits for what belongs to it, and how long until the next one. */
export const gatherSeconds = 10;
export const digestPauseSeconds = 300;

const mostRows = 20;
const mostServices = 15;

const severities = ["info", "warning", "error", "critical"] as const;

/** One notice for many: which services, and the first of what there is to say. */
export function prepareDigest(messages: Message[]): NoticeInput {
  const services = [...new Set(messages.flatMap(({ service }) => service ?? []))].sort();
  const named = services.slice(0, mostServices).join(", ");
  const others = services.length - mostServices;
  const worst = Math.max(0, ...messages.map(({ severity }) => severities.indexOf(severity)));
  const incidents = new Set(messages.map(({ thread }) => thread)).size;
  return {
    kind: "incidents.digest",
    service: null,
    incident_id: null,
    run_id: null,
    title: `${countNoun(incidents, "incident")} in ${countNoun(services.length, "service")} at once`,
    summary: `So much happens at once that it is told together: ${named}${others > 0 ? ` and ${countNoun(others, "other service")}` : ""}.`,
    severity: severities[worst] ?? "error",
    facts: messages.slice(0, mostRows).map(({ service, environment, title }) => ({
      label: [service ?? "Paramedic", environment].filter(Boolean).join(" · "),
      value: title,
    })),
    path: "/recovery",
    actions: [{ label: "Open recovery", url: "/recovery" }],
  };
}

/** The end of all that a digest told of. */
export function prepareDigestEnd(): NoticeInput {
  return {
    kind: "incidents.recovered",
    service: null,
    incident_id: null,
    run_id: null,
    title: "All that was told together is over",
    summary: "Every incident of the digest has ended.",
    severity: "info",
    facts: [],
    path: "/recovery",
  };
}
