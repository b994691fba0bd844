import { mkdtemp, rm } from "node:fs/promises";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listen } from "#tests/support/listen.ts";

const id = "4f66ad9a0b2e".padEnd(64, "0");

/** What goes wrong with a call: `before` and `after` the container was restarted, or instead of an answer. */
export type DockerFault = (response: ServerResponse, restart: () => void) => void;

export type DockerEngine = {
  socket: string;
  url: string;
  container: { Id: string; RestartCount: number; State: Record<string, unknown> };
  /** Method and path of each call, in order. */
  calls: string[];
  /** How many times the container was really restarted. */
  restarts: number;
  /** Answers the next restart instead of the usual 204. */
  onRestart: DockerFault | null;
  /** Answers each reading instead of the usual one. */
  onRead: ((response: ServerResponse) => void) | null;
  reset(): void;
  close(): Promise<void>;
};

/** The two calls of a Docker engine that a restart needs, on a unix socket and on a loopback port. */
export async function startDockerEngine(name: string): Promise<DockerEngine> {
  const folder = await mkdtemp(join(tmpdir(), "paramedic-docker-"));
  const socket = join(folder, "docker.sock");
  let tick = 0;
  const engine: DockerEngine = {
    ...{ socket, url: "", calls: [], restarts: 0, onRestart: null, onRead: null },
    container: newContainer(),
    reset() {
      const fresh = { calls: [], restarts: 0, onRestart: null, onRead: null };
      Object.assign(engine, fresh, { container: newContainer() });
    },
    async close() {
      await Promise.all([unix.close(), tcp.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
  const restart = () => {
    tick += 1;
    engine.restarts += 1;
    const StartedAt = `2026-11-28T10:00:00.${String(tick).padStart(6, "0")}Z`;
    Object.assign(engine.container.State, { Status: "running", StartedAt });
  };
  const answer: RequestListener = (request, response) => {
    engine.calls.push(`${request.method} ${request.url}`);
    request.resume();
    const known = [name, engine.container.Id].includes(partOf(request));
    if (!known) return json(response, 404, { message: `No such container: ${partOf(request)}` });
    if (request.method === "GET") {
      return engine.onRead ? engine.onRead(response) : json(response, 200, engine.container);
    }
    const fault = engine.onRestart;
    engine.onRestart = null;
    if (fault) return fault(response, restart);
    restart();
    return response.writeHead(204).end();
  };
  const unix = await listen(createServer(answer), socket);
  const tcp = await listen(createServer(answer), 0);
  engine.url = `http://127.0.0.1:${tcp.port}`;
  return engine;
}

function newContainer() {
  const Health = { Status: "healthy" };
  const State = { Status: "running", StartedAt: "2026-11-28T10:00:00Z", Health };
  return { Id: id, RestartCount: 0, State };
}

function partOf({ url = "" }: IncomingMessage): string {
  return /^\/containers\/([^/]+)\//.exec(url)?.[1] ?? "";
}

export function json(response: ServerResponse, status: number, body: unknown, headers = {}) {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}
