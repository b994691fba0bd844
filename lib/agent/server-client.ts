import type { z } from "zod";
import type { AgentConfig } from "#lib/agent/agent-config.ts";
import {
  type Acknowledge,
  Acknowledged,
  Delivery,
  type Heartbeat,
  type JobResult,
  type Poll,
  ResultTaken,
} from "#lib/agent/protocol-schemas.ts";

const callMilliseconds = 10_000;
/** Longer than the 25 s that the server lets a poll wait. */
const pollMilliseconds = 40_000;
const answerBytes = 64 * 1024;

/** The server answered, and said no. */
export class ServerRefusal extends Error {
  override name = "ServerRefusal";
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

export type ServerClient = {
  poll(body: Poll, signal: AbortSignal): Promise<Delivery | null>;
  acknowledge(body: Acknowledge): Promise<Acknowledged | null>;
  heartbeat(body: Heartbeat): Promise<null>;
  sendResult(body: JobResult): Promise<ResultTaken | null>;
};

/** The four calls of an agent: outbound, each with a deadline, redirects never followed. They throw when they fail. */
export function createServerClient({
  server,
  token,
}: Pick<AgentConfig, "server" | "token">): ServerClient {
  const base = server.href.replace(/\/+$/, "");
  async function call<S extends z.ZodType>(
    path: string,
    body: unknown,
    answer: S | null,
    signal: AbortSignal,
  ): Promise<z.output<S> | null> {
    const response = await fetch(`${base}/api/agent/${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
      redirect: "manual",
      signal,
    });
    const text = await readBounded(response);
    if (response.status === 204) return null;
    if (!response.ok) throw new ServerRefusal(response.status, describeRefusal(response, text));
    return answer ? answer.parse(JSON.parse(text)) : null;
  }
  const soon = () => AbortSignal.timeout(callMilliseconds);
  return {
    poll: (body, signal) =>
      call(
        "poll",
        body,
        Delivery,
        AbortSignal.any([signal, AbortSignal.timeout(pollMilliseconds)]),
      ),
    acknowledge: (body) => call("ack", body, Acknowledged, soon()),
    heartbeat: (body) => call("heartbeat", body, null, soon()).then(() => null),
    sendResult: (body) => call("result", body, ResultTaken, soon()),
  };
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > answerBytes) throw new Error("the server's answer is too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function describeRefusal({ status }: Response, text: string): string {
  if (status >= 300 && status < 400) return `it redirects (${status}), which is not followed`;
  try {
    const { detail } = Object(JSON.parse(text));
    return typeof detail === "string" ? detail.slice(0, 300) : `it answers ${status}`;
  } catch {
    return `it answers ${status}`;
  }
}
