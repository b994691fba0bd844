import { randomUUID } from "node:crypto";
import type { Database } from "#lib/platform/database.ts";
import type { Logger } from "#lib/platform/logger.ts";

export type Role = "viewer" | "operator" | "admin";

/**
 * Who acts. A token acts with the role of its scope; the system (worker, launcher) acts as administrator; an agent has
 * no role: it takes its own jobs and nothing else.
 */
export type Actor = {
  kind: "user" | "token" | "agent" | "system" | "anonymous";
  id: string | null;
  name: string;
  role: Role | null;
  /** Of a signed-in person: the session in which they act. */
  session?: string;
};

/** What every use case gets first; all the dependency injection there is. */
export type Context = {
  actor: Actor;
  database: Database;
  now(): Date;
  log: Logger;
  requestId: string;
};

export const anonymous: Actor = { kind: "anonymous", id: null, name: "anonymous", role: null };

export function systemActor(name: string): Actor {
  return { kind: "system", id: null, name, role: "admin" };
}

/** Builds a context; the clock is the process's own unless a test gives one. */
export function createContext<D extends Database>(
  parts: Pick<Context, "actor" | "log"> & { database: D } & Partial<Omit<Context, "database">>,
): Context & { database: D } {
  const { now = () => new Date(), requestId = randomUUID() } = parts;
  return { ...parts, now, requestId };
}
