import type { LiveEvent, LiveType, RecordNews } from "#lib/live/schemas.ts";

/** What a page shows: by types of events, and of one service, issue or run where it shows only that. */
export type LiveTopic = {
  types?: readonly LiveType[];
  service?: string;
  issue?: string;
  run?: string;
};

/** Whether a page about the topic has changed by the event. */
export function concerns(event: LiveEvent, { types, service, issue, run }: LiveTopic): boolean {
  if (event.type === "reload") return true;
  if (types && !types.includes(event.type)) return false;
  if (event.type === "record") return concernsRecords(event.data, service, issue);
  if (event.type === "issue" && issue !== undefined) return event.data.id === issue;
  if (event.type === "run" && run !== undefined) return event.data.id === run;
  if (event.type === "change" || event.data.service === null) return true;
  return service === undefined || event.data.service === service;
}

function concernsRecords({ places, more }: RecordNews, service?: string, issue?: string): boolean {
  if (more) return true;
  const fitting = places.filter((place) => service === undefined || place.service === service);
  return fitting.some(({ issues }) => issue === undefined || issues.includes(issue));
}
