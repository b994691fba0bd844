import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { startEmbeddedDatabase } from "#lib/platform/embedded-database.ts";
import { applyMigrations } from "#lib/platform/migrate.ts";
import { findSupervisord } from "../../demo/find-supervisord.ts";
import type { Proof } from "../product/run-proof.ts";
import { type Patient, startPatient } from "./patient.ts";
import { credentials, type Supervisor, startSupervisor } from "./supervisord.ts";
import { addBed, addCrowd, type Bed, openWard, type WardContext } from "./ward.ts";
import type { Wire } from "./wire.ts";
import { sealSecret } from "./workers.ts";

export type Hospital = {
  context: WardContext;
  /** Of the database without any wire, and its port. */
  databaseUrl: string;
  databasePort: number;
  patient: Patient;
  /** Null where it is not installed. */
  supervisor: Supervisor | null;
};

/** A PostgreSQL with the product's tables and many services, a service to call, and a supervisord where there is one. */
export async function openHospital(
  { folder, ends }: Proof,
  programs: string[] = [],
): Promise<Hospital> {
  Object.assign(process.env, { AUTH_SECRET: sealSecret, DATA_DIR: folder, LOG_LEVEL: "warn" });
  const server = await startEmbeddedDatabase({
    folder: join(folder, "postgres"),
    password: "proofs",
    onLine: () => {},
  });
  ends.add(server.stop);
  await applyMigrations(server.url);
  const context = openWard(server.url, 25);
  ends.add(() => context.database.$disconnect());
  await addCrowd(context);
  const patient = await startPatient();
  ends.add(patient.stop);
  const binary = programs.length > 0 ? findSupervisord(process.env) : null;
  const own = join(folder, "supervisord");
  await mkdir(own, { recursive: true });
  const supervisor = binary ? await startSupervisor(binary, own, programs) : null;
  if (supervisor) ends.add(supervisor.stop);
  return {
    ...{ context, patient, supervisor },
    ...{ databaseUrl: server.url, databasePort: server.port },
  };
}

/** A program of supervisord: what a call did can be read. */
export function addProgramBed(
  { context }: Hospital,
  program: string,
  { port }: Pick<Wire, "port">,
): Promise<Bed> {
  const url = `http://127.0.0.1:${port}`;
  const config = { url, program, ...credentials, allow_private: true };
  return addBed(context, { name: program, target: { type: "supervisord", config } });
}

/** A service that is called by HTTP: nothing shows what a call did. */
export function addHttpBed(
  { context }: Hospital,
  name: string,
  { port }: Pick<Wire, "port">,
  method: "POST" | "DELETE",
): Promise<Bed> {
  const config = { base_url: `http://127.0.0.1:${port}`, allow_private: true };
  const step =
    method === "POST"
      ? {}
      : { action: "http" as const, params: { method, path: "/paramedic/cache" } };
  return addBed(context, { name, target: { type: "http", config }, step });
}
