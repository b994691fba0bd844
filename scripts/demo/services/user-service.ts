import { randomUUID } from "node:crypto";
import { ConnectionPool } from "../kit/connection-pool.ts";
import { fullStack, ServiceFailure, VisitorFault } from "../kit/failures.ts";
import { postRecord } from "../kit/report-error.ts";
import { serve } from "../kit/serve.ts";
import { variable } from "../kit/variable.ts";

const pool = new ConnectionPool(Number(variable("DATABASE_PORT")));

async function connect() {
  try {
    return await pool.take();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `Failed to connect to database: ${reason}`;
    throw new ServiceFailure("DB_CONNECTION_FAILED", "503", message, error);
  }
}

async function loadProfile(id: string): Promise<string> {
  const connection = await connect();
  const profile = await connection.ask(`GET ${id}`);
  // The mistake that breaks this service: on this way out nobody gives the connection back.
  if (profile === "NONE") throw new VisitorFault("404", `there is no user ${id}`);
  pool.giveBack(connection);
  return profile;
}

function report(failure: ServiceFailure, requestId: string): void {
  const record = {
    timestamp: new Date().toISOString(),
    error_code: failure.code,
    message: failure.message,
    service_name: "user-service",
    request_id: requestId,
    stack_trace: fullStack(failure),
    environment: "production",
  };
  const headers = { "x-ingest-key": variable("INGEST_KEY"), "idempotency-key": randomUUID() };
  postRecord(variable("INGEST_URL"), record, headers, 3);
}

serve({
  name: "user-service",
  title: "Your profile",
  async answer({ pathname }) {
    const id = /^\/users\/([\w-]{1,40})$/.exec(pathname)?.[1] ?? "1";
    return `<p>${await loadProfile(id)}.</p>`;
  },
  async requireHealth() {
    await loadProfile("1");
  },
  report,
});
