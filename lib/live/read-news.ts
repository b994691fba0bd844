import { z } from "zod";
import type { LiveEvent } from "#lib/live/schemas.ts";

type ServiceNames = (id: number) => string | null;
type Heard = { kind: string; service_id: number | null; payload: Record<string, unknown> };

const Notification = z.object({
  id: z.string(),
  news: z.array(
    z.object({
      kind: z.string(),
      service_id: z.number().nullable(),
      payload: z.record(z.string(), z.unknown()),
    }),
  ),
});
const Stored = z.object({
  count: z.number(),
  per_second: z.number(),
  more: z.boolean(),
  places: z.array(
    z.object({
      service_id: z.number(),
      count: z.number(),
      environments: z.array(z.string()),
      issues: z.array(z.string()),
    }),
  ),
  records: z.array(
    z.object({
      ...{ service_id: z.number(), id: z.string(), issue_id: z.string(), environment: z.string() },
      ...{ error_code: z.string(), level: z.string(), message: z.string() },
      ...{ reference: z.string(), timestamp: z.string() },
    }),
  ),
});
const Issue = z.object({ issue_id: z.string() });
const Run = z.object({ run_id: z.string(), state: z.string() });
const Incident = z.object({ incident_id: z.string() });
const Changed = z.object({ object: z.string(), id: z.string(), action: z.string() });

const reload: LiveEvent = { type: "reload", data: {} };

const readers: Record<string, (heard: Heard, nameOf: ServiceNames) => LiveEvent> = {
  "records-stored": readStored,
  "issue-opened": (heard, nameOf) => readIssue(heard, nameOf, "opened"),
  "issue-regressed": (heard, nameOf) => readIssue(heard, nameOf, "regressed"),
  "incident-opened": (heard, nameOf) => readIncident(heard, nameOf, "opened"),
  "incident-closed": (heard, nameOf) => readIncident(heard, nameOf, "closed"),
  "run-moved": (heard, nameOf) => {
    const { run_id, state } = Run.parse(heard.payload);
    return { type: "run", data: { id: run_id, service: serviceOf(heard, nameOf), what: state } };
  },
  changed: readChange,
  "too-much": () => reload,
};

/** An event under an id that is the same in every process; null where a process makes it for itself. */
export type NamedEvent = { id: string | null; event: LiveEvent };

/** The events of a notification; what no dashboard shows makes none, what cannot be read makes a `reload`. */
export function readNews(payload: string, nameOf: ServiceNames): NamedEvent[] {
  try {
    const { id, news } = Notification.parse(JSON.parse(payload));
    return news.flatMap((heard, index) => {
      const read = readers[heard.kind];
      return read ? [{ id: `${id}.${index}`, event: read(heard, nameOf) }] : [];
    });
  } catch {
    // From a process of another version, for example.
    return [{ id: null, event: reload }];
  }
}

/** The services that a notification is about. */
export function listServiceIds(payload: string): number[] {
  return [...payload.matchAll(/"service_id":(\d+)/g)].map(([, id]) => Number(id));
}

function serviceOf({ service_id }: Heard, nameOf: ServiceNames): string | null {
  return service_id === null ? null : nameOf(service_id);
}

function readStored({ payload }: Heard, nameOf: ServiceNames): LiveEvent {
  const { places, records, ...rest } = Stored.parse(payload);
  const named = <T extends { service_id: number }>({ service_id, ...other }: T) => ({
    ...other,
    service: nameOf(service_id) ?? "",
  });
  return {
    type: "record",
    data: { ...rest, places: places.map(named), records: records.map(named) },
  };
}

function readIssue(heard: Heard, nameOf: ServiceNames, what: string): LiveEvent {
  const { issue_id } = Issue.parse(heard.payload);
  return { type: "issue", data: { id: issue_id, service: serviceOf(heard, nameOf), what } };
}

function readIncident(heard: Heard, nameOf: ServiceNames, what: string): LiveEvent {
  const { incident_id } = Incident.parse(heard.payload);
  return { type: "incident", data: { id: incident_id, service: serviceOf(heard, nameOf), what } };
}

function readChange({ payload }: Heard): LiveEvent {
  const { object, id, action } = Changed.parse(payload);
  if (object === "issue" || object === "run") {
    return { type: object, data: { id, service: null, what: action } };
  }
  return { type: "change", data: { object, id, what: action } };
}
