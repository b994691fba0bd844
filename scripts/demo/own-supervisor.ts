import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { startProcess } from "#lib/runtime/start-process.ts";
import { pause } from "#lib/runtime/supervise.ts";
import { readSignedCall } from "./kit/signed-call.ts";
import type { Program } from "./programs.ts";

/** As in supervisord: what lived this long has started. */
const startedMilliseconds = 1000;
const rememberedCalls = 1000;

type Kept = {
  state(): { state: "running" | "starting" | "stopped"; started_at: string };
  restart(): Promise<void>;
  stop(): Promise<void>;
};
type Answer = { status: number; body: unknown };

/** Keeps the programs by itself until the signal ends, and restarts one when Paramedic asks over HTTP. */
export async function keepByOurselves(
  programs: Program[],
  admin: { port: number; secret: string },
  stop: AbortSignal,
): Promise<void> {
  const kept = new Map(programs.map((program) => [program.name, keep(program)]));
  const restarts = new Map<string, Promise<Answer>>();
  const server = createServer(async (request, response) => {
    const refused = { status: 401, body: { detail: "The signature is not right." } };
    const { status, body } = await answer(kept, restarts, admin.secret, request).catch(
      () => refused,
    );
    send(response, status, body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(admin.port, "127.0.0.1", resolve);
  });
  await new Promise<void>((resolve) => {
    if (stop.aborted) resolve();
    stop.addEventListener("abort", () => resolve());
  });
  server.close();
  server.closeAllConnections();
  await Promise.all([...kept.values()].map((program) => program.stop()));
}

/** Starts a program, and again whenever it ends. */
function keep({ script, variables }: Program): Kept {
  const stopping = new AbortController();
  const start = () => {
    const running = startProcess(script, { ...process.env, ...variables });
    return { running, since: Date.now(), over: false };
  };
  let current = start();
  let asked = false;
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      await current.running.ended;
      current.over = true;
      if (!asked) await pause(startedMilliseconds, stopping.signal);
      asked = false;
      if (!stopping.signal.aborted) current = start();
    }
  })();
  return {
    state: () => ({ state: stateOf(current), started_at: new Date(current.since).toISOString() }),
    restart: async () => {
      const before = current;
      asked = !before.over;
      await before.running.stop();
      while (current === before || stateOf(current) === "starting") {
        if (stopping.signal.aborted) break;
        await pause(50, stopping.signal);
      }
      if (stateOf(current) !== "running") throw new Error("it does not stay up");
    },
    stop: async () => {
      stopping.abort();
      await current.running.stop();
      await watching;
    },
  };
}

function stateOf({ since, over }: { since: number; over: boolean }) {
  if (over) return "stopped";
  return Date.now() - since < startedMilliseconds ? "starting" : "running";
}

async function answer(
  kept: Map<string, Kept>,
  restarts: Map<string, Promise<Answer>>,
  secret: string,
  request: IncomingMessage,
): Promise<Answer> {
  const path = /^\/programs\/([\w-]+)(\/paramedic\/restart)?\/?$/.exec(request.url ?? "");
  const program = kept.get(path?.[1] ?? "");
  if (!path || !program) return { status: 404, body: { detail: "There is no such program." } };
  if (path[2] === undefined) {
    const state = program.state();
    return { status: state.state === "running" ? 200 : 503, body: state };
  }
  if (request.method !== "POST") return { status: 405, body: { detail: "Use POST." } };
  await readSignedCall(request, secret);
  return once(restarts, String(request.headers["idempotency-key"] ?? ""), () => restart(program));
}

/** A call that is sent again gets the answer of the first: one restart, however often it is asked for. */
function once(
  done: Map<string, Promise<Answer>>,
  key: string,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const earlier = done.get(key);
  if (earlier !== undefined) return earlier;
  const answering = work();
  if (!key) return answering;
  done.set(key, answering);
  const oldest = done.keys().next();
  if (done.size > rememberedCalls && !oldest.done) done.delete(oldest.value);
  return answering;
}

async function restart(program: Kept): Promise<Answer> {
  try {
    await program.restart();
    return { status: 200, body: program.state() };
  } catch (error) {
    return { status: 500, body: { detail: error instanceof Error ? error.message : "failed" } };
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
