import type { LiveEvent, LiveType, RecordNews } from "#lib/live/schemas.ts";

export type LiveFilter = { types?: LiveType[] | undefined; service?: string | undefined };

/** What a reader with this filter is told of an event; null: nothing. A `reload` is for everybody. */
export function narrowEvent(event: LiveEvent, { types, service }: LiveFilter): LiveEvent | null {
  if (event.type === "reload") return event;
  if (types && !types.includes(event.type)) return null;
  if (service === undefined) return event;
  if (event.type === "record") return narrowRecords(event.data, service);
  // What is not of one service may be of this one.
  if (event.type === "change" || event.data.service === null) return event;
  return event.data.service === service ? event : null;
}

function narrowRecords(data: RecordNews, service: string): LiveEvent | null {
  const places = data.places.filter((place) => place.service === service);
  if (places.length === 0 && !data.more) return null;
  const count = places.reduce((sum, place) => sum + place.count, 0);
  return {
    type: "record",
    data: {
      ...{ count, more: data.more, places },
      per_second: Math.ceil((data.per_second * count) / Math.max(1, data.count)),
      records: data.records.filter((record) => record.service === service),
    },
  };
}
