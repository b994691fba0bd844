import { expect } from "vitest";
import type { JsonValue } from "#lib/platform/database.ts";
import type { Frame, FrameName } from "#tests/support/bad-inputs/frames.ts";
import type { Answer, Body, Sent } from "#tests/support/bad-inputs/speak-http.ts";
import type { TestDatabase } from "#tests/support/database.ts";

export type Door = "native" | "sentry" | "otlp";
export type Row = `B${number}`;

/** Keys that every case may use, beside the one of its own service. */
export const organisationKey = "organisation-key";
export const revokedKey = "revoked-key";
export const otherServiceKey = "other-service-key";

/** A request to the door of the case; its path and the key of its service come by themselves. */
export type Asked = Omit<Sent, "path"> & {
  path?: string;
  query?: string;
  /** Null for none. */
  key?: string | null;
  headers?: Record<string, string>;
  body?: Body | AsyncIterable<Uint8Array>;
};

/** What a case that is more than one request works with. */
export type Around = {
  frame: FrameName;
  port: number;
  /** A service that no other case uses, with a key of its own. */
  service: { id: number; name: string; key: string };
  database: TestDatabase;
  server: Frame;
  ask(asked: Asked, door?: Door): Promise<Answer>;
};

/** A record as the database holds it. */
export type StoredRecord = {
  id: string;
  timestamp: Date;
  received_at: Date;
  message: string;
  attributes: { [name: string]: JsonValue };
  [name: string]: unknown;
};

export type Expected = {
  status: number;
  /** A part of the JSON that is answered. */
  body?: object;
  headers?: object;
  /** Parts of the records that the service has afterwards, in the order of their messages; none where it is left out. */
  stored?: object[];
  /** A bound that a slow machine keeps, far below what the attack aims at. */
  milliseconds?: number;
  /** Looks at what else must hold. */
  also?(records: StoredRecord[], around: Around, answer: Answer): unknown;
};

export type Case = {
  row: Row;
  title: string;
  door: Door;
  /** Where it needs what only the front does. */
  only?: FrameName;
  send: Asked | ((around: Around) => Promise<Answer>);
  expect: Expected;
};

/** A case of the native door that sends this as its body. */
export function native(
  row: Row,
  title: string,
  body: Asked["body"],
  expected: Expected,
  more: Asked = {},
): Case {
  return { row, title, door: "native", send: { ...more, body: body ?? null }, expect: expected };
}

/** What the native door answers to one record that it takes. */
export const taken = {
  status: 202,
  body: { accepted: 1, duplicates: 0, rejected: [] },
};

/** Taken, and stored with these parts. */
export function stores(part: object): Expected {
  return { ...taken, stored: [part] };
}

/** A request of which nothing was acceptable, because of the part that `path` names. */
export function refuses(path: string): Expected {
  const named = expect.arrayContaining([expect.objectContaining({ path })]);
  return { status: 422, body: { errors: named } };
}
