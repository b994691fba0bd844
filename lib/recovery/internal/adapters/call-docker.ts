import { callOutbound } from "#lib/platform/outbound.ts";
import { type CallFault, classifyStatus } from "#lib/recovery/call-fault.ts";
import type { ContainerState } from "#lib/recovery/docker-restart.ts";
import type { DockerTargetConfig } from "#lib/recovery/docker-schemas.ts";
import type { CallLimits } from "#lib/recovery/internal/adapters/adapter.ts";
import { callSocket, type SocketAnswer } from "#lib/recovery/internal/adapters/call-socket.ts";

/** Docker answered, but not with what was asked. */
export class DockerRefusal extends Error {
  override name = "DockerRefusal";
  readonly fault: CallFault;

  constructor(fault: CallFault, detail: string) {
    super(detail);
    this.fault = fault;
  }
}

/** Reads a container by name or id. Throws `DockerRefusal`, or what the network threw. */
export async function readContainer(
  config: DockerTargetConfig,
  reference: string,
  limits: CallLimits,
): Promise<ContainerState> {
  const answer = await callDocker(config, "GET", `/containers/${reference}/json`, limits);
  const fault = classifyStatus(answer.status);
  if (fault) throw new DockerRefusal(fault, describeAnswer(config, answer));
  const state = parseContainer(answer.body);
  if (!state) throw new DockerRefusal("unknown", "the answer describes no container");
  return state;
}

/** Asks for a restart and answers what Docker said. Throws what the network threw. */
export function restartContainer(
  config: DockerTargetConfig,
  id: string,
  stop_seconds: number,
  limits: CallLimits,
): Promise<SocketAnswer> {
  return callDocker(config, "POST", `/containers/${id}/restart?t=${stop_seconds}`, limits);
}

function callDocker(
  config: DockerTargetConfig,
  method: "GET" | "POST",
  path: string,
  limits: CallLimits,
): Promise<SocketAnswer> {
  if (config.url !== undefined) {
    const url = `${config.url.replace(/\/$/, "")}${path}`;
    return callOutbound({ url, method, allowPrivate: config.allow_private === true, ...limits });
  }
  const deadline = AbortSignal.timeout(limits.timeoutMilliseconds);
  const signal = AbortSignal.any([deadline, limits.signal]);
  const socket = config.socket ?? "";
  return callSocket({ socket, method, path, headers: { host: "docker" }, body: "", signal });
}

/** What Docker said in one line, with the container's name where there is none. */
export function describeAnswer(config: DockerTargetConfig, { status, body }: SocketAnswer): string {
  const said = String(readJson(body)?.message ?? "").slice(0, 200);
  const words = status === 404 ? `there is no container ${config.container}` : said;
  return `Docker answered ${status}${words ? `: ${words}` : ""}`;
}

function parseContainer(body: string): ContainerState | null {
  const { Id, RestartCount, State } = readJson(body) ?? {};
  const { Status, StartedAt, Health } = Object(State);
  if (typeof Id !== "string" || !/^[0-9a-f]{12,64}$/.test(Id)) return null;
  if (typeof Status !== "string" || typeof StartedAt !== "string") return null;
  const health = Object(Health).Status;
  return {
    id: Id,
    started_at: StartedAt.slice(0, 64),
    restart_count: Number(RestartCount ?? 0),
    status: Status.slice(0, 64),
    health: typeof health === "string" && health !== "none" ? health.slice(0, 64) : null,
  };
}

function readJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
