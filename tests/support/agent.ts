import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { POST as acknowledge } from "#app/api/agent/ack/route.ts";
import { POST as heartbeat } from "#app/api/agent/heartbeat/route.ts";
import { POST as poll } from "#app/api/agent/poll/route.ts";
import { POST as result } from "#app/api/agent/result/route.ts";
import type { Context } from "#lib/platform/context.ts";
import { createAgent } from "#lib/recovery/create-agent.ts";
import { type AgentProcess, startAgent } from "#tests/support/agent-process.ts";
import { freePort } from "#tests/support/start-database.ts";

const routes = { poll, ack: acknowledge, heartbeat, result };
type Route = keyof typeof routes;

export type AgentServer = {
  url: string;
  /** Answers that were made and then not sent: their connection is cut. Called with what would have been sent. */
  cut: (route: Route, request: string, answer: string) => boolean;
  /** Cuts every connection, also of polls that wait. */
  drop(): void;
  seen: { route: string; status: number; request: string }[];
  close(): Promise<void>;
};

/** Serves the agents' real routes over real connections, whose answers a test can lose. */
export async function serveAgents(): Promise<AgentServer> {
  const port = await freePort();
  const served: AgentServer = {
    url: `http://127.0.0.1:${port}`,
    cut: () => false,
    seen: [],
    drop: () => server.closeAllConnections(),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  const server = createServer((request, response) => void answer(served, request, response));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return served;
}

async function answer(
  served: AgentServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const route = (request.url ?? "").replace("/api/agent/", "");
  const handler = Object.hasOwn(routes, route) ? routes[route as Route] : undefined;
  if (!handler) return void response.writeHead(404).end();
  const left = new AbortController();
  response.on("close", () => left.abort());
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString("utf8");
  const authorization = request.headers.authorization ?? "";
  const given = new Request(`${served.url}${request.url}`, {
    ...{ method: "POST", headers: { authorization }, body, signal: left.signal },
  });
  const answered = await handler(given, { params: Promise.resolve({}) });
  const text = await answered.text();
  served.seen.push({ route, status: answered.status, request: body });
  if (served.cut(route as Route, body, text)) return void request.socket.destroy();
  response.writeHead(answered.status, { "content-type": "application/json" }).end(text);
}

export type AgentHost = {
  name: string;
  folder: string;
  configFile: string;
  /** What the host's owner allows. */
  allow(commands: Record<string, object>): Promise<void>;
  start(): AgentProcess;
  /** How often a command that appends to this file has run. */
  countRuns(file?: string): Promise<number>;
  remove(): Promise<void>;
};

/** A host's folder with the configuration of an agent that is created for it. */
export async function createHost(
  context: Context,
  name: string,
  server: string,
): Promise<AgentHost> {
  const folder = await mkdtemp(join(tmpdir(), "paramedic-agent-"));
  const { config } = await createAgent(context, { name });
  const configFile = join(folder, "agent.json");
  const allowFile = join(folder, "allow.json");
  await mkdir(join(folder, "made"));
  const text = JSON.stringify({ ...config, server, allow_file: "allow.json" });
  await writeFile(configFile, text, { mode: 0o600 });
  const processes: AgentProcess[] = [];
  return {
    ...{ name, folder, configFile },
    allow: (commands) => writeFile(allowFile, JSON.stringify({ commands }), { mode: 0o600 }),
    start() {
      const started = startAgent(configFile);
      processes.push(started);
      return started;
    },
    async countRuns(file = "runs") {
      const path = join(folder, file);
      if (!existsSync(path)) return 0;
      return (await readFile(path, "utf8")).split("\n").length - 1;
    },
    async remove() {
      for (const { child, kill } of processes) {
        if (child.exitCode === null && child.signalCode === null) await kill("SIGKILL");
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}
