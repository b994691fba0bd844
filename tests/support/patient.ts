import { createServer, type ServerResponse } from "node:http";
import { freePort } from "#tests/support/start-database.ts";

export type Patient = {
  url: string;
  /** What its health page answers; actions set it to what `healing` says. */
  healthy: boolean;
  healing: boolean;
  /** Paths of the actions it was asked for, in order. */
  asked: { path: string; key: string }[];
  /** How it answers a look at its health page. */
  tellHealth: (response: ServerResponse) => void;
  /** How it answers an action; 204 unless set. */
  answer: (response: ServerResponse) => void;
  close(): Promise<void>;
};

/** A real HTTP service on loopback that is ill until an action heals it. */
export async function startPatient(): Promise<Patient> {
  const port = await freePort();
  const patient: Patient = {
    url: `http://127.0.0.1:${port}`,
    healthy: false,
    healing: true,
    asked: [],
    tellHealth: (response) => response.writeHead(patient.healthy ? 200 : 500).end(),
    answer: (response) => response.writeHead(204).end(),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  const server = createServer((request, response) => {
    request.resume();
    const path = request.url ?? "";
    if (path === "/health" || path === "/") {
      patient.tellHealth(response);
      return;
    }
    patient.asked.push({ path, key: String(request.headers["idempotency-key"]) });
    patient.healthy = patient.healing;
    patient.answer(response);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return patient;
}
