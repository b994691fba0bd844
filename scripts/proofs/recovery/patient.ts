import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Call = { path: string; key: string; at: number };
export type Patient = {
  port: number;
  /** Every action that arrived whole, in its order; `at` by `performance.now()`. */
  calls: Call[];
  /** How many notices it was sent. */
  notices: number;
  /** How long an answer takes. */
  delayMilliseconds: number;
  stop(): Promise<void>;
};

/** A service on loopback that is well, and notes what it is asked to do. */
export async function startPatient(): Promise<Patient> {
  const server = createServer((request, response) => {
    const at = performance.now();
    const path = `${request.method} ${request.url}`;
    const isAction = /^\w+ \/paramedic\//.test(path);
    request.resume().once("end", () => {
      if (path === "POST /hook") patient.notices += 1;
      if (!isAction) {
        response.end("well");
        return;
      }
      patient.calls.push({ path, key: String(request.headers["idempotency-key"]), at });
      setTimeout(() => response.writeHead(204).end(), patient.delayMilliseconds);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const patient: Patient = {
    port: (server.address() as AddressInfo).port,
    calls: [],
    notices: 0,
    delayMilliseconds: 0,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return patient;
}
