import type { Record as ErrorRecord, Level } from "#lib/issues/schemas.ts";

export type RequestStep = {
  id: string;
  issue_id: string;
  service: string;
  environment: string;
  /** Which of the services it is, from 0. */
  lane: number;
  error_code: string;
  message: string;
  level: Level;
  is_error: boolean;
  timestamp: string;
  /** Since the first record, as a reader takes it in: `+120 ms`. */
  offset: string;
  /** The same between 0 and 1 of the whole time. */
  share: number;
};

export type RequestSteps = { services: string[]; steps: RequestStep[] };

type Step = Pick<
  ErrorRecord,
  "id" | "issue_id" | "service_name" | "environment" | "error_code" | "message" | "level"
> & { timestamp: string };

/** The records of a request in the order in which they happened, each in the lane of its service. Pure. */
export function prepareRequest(records: Step[]): RequestSteps {
  const ordered = records.toSorted((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp));
  const services = [...new Set(ordered.map(({ service_name }) => service_name))];
  const begin = Date.parse(ordered[0]?.timestamp ?? "");
  const length = Math.max(1, Date.parse(ordered.at(-1)?.timestamp ?? "") - begin);
  return {
    services,
    steps: ordered.map(({ service_name: service, ...record }) => {
      const milliseconds = Date.parse(record.timestamp) - begin;
      return {
        ...{ id: record.id, issue_id: record.issue_id, service, environment: record.environment },
        ...{ error_code: record.error_code, message: record.message, level: record.level },
        lane: services.indexOf(service),
        is_error: record.level === "fatal" || record.level === "error",
        timestamp: record.timestamp,
        offset: `+${formatOffset(milliseconds)}`,
        share: milliseconds / length,
      };
    }),
  };
}

/** Milliseconds in full below ten seconds: what a request takes is read in them. */
function formatOffset(milliseconds: number): string {
  if (milliseconds < 10_000) return `${milliseconds.toLocaleString("en")} ms`;
  return `${(milliseconds / 1000).toLocaleString("en", { maximumFractionDigits: 1 })} s`;
}
