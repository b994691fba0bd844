import type { Level } from "#lib/issues/schemas.ts";
import type { JsonValue } from "#lib/platform/database.ts";

/** A record that a door has read and checked, before it is stored. */
export type NewRecord = {
  service_id: number;
  event_id: string;
  timestamp: Date;
  /** When it was accepted, where that was before now: it waited in the spool. */
  received_at?: Date;
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

/**
 * What became of it: a duplicate answers with the reference of the one that is there; what was sampled is counted
 * and not stored, because its issue had its share of this minute; what the database refuses is set aside.
 */
export type StoreOutcome = {
  outcome: "stored" | "sampled" | "duplicate" | "set-aside";
  id: string;
  reference: string;
};
