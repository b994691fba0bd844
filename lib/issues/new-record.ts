import type { Level } from "#lib/issues/schemas.ts";
import type { JsonValue } from "#lib/platform/database.ts";

/** A record that a door has read and checked, before it is stored. */
export type NewRecord = {
  service_id: number;
  event_id: string;
  timestamp: Date;
  environment: string;
  error_code: string;
  level: Level;
  message: string;
  request_id: string | null;
  stack_trace: string | null;
  release: string | null;
  user_id: string | null;
  url: string | null;
  host: string | null;
  fingerprint: string[];
  attributes: { [key: string]: JsonValue };
};

/** What became of it: a duplicate answers with the reference of the one that is there. */
export type StoreOutcome = { outcome: "stored" | "duplicate"; id: string; reference: string };
