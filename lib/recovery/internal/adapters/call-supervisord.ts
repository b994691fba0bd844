import { callOutbound } from "#lib/platform/outbound.ts";
import { type CallFault, classifyStatus } from "#lib/recovery/call-fault.ts";
import { callSocket } from "#lib/recovery/internal/adapters/call-socket.ts";
import { decodeReply, encodeCall } from "#lib/recovery/internal/adapters/xml-rpc.ts";
import type { SupervisordTargetConfig } from "#lib/recovery/target-schemas.ts";

export type SupervisordMethod = "getProcessInfo" | "startProcess" | "stopProcess";

/** supervisord answered, but not with what was asked. */
export class SupervisordRefusal extends Error {
  override name = "SupervisordRefusal";
  readonly fault: CallFault;
  /** supervisord's own name of the fault, such as BAD_NAME. */
  readonly faultName: string;

  constructor(fault: CallFault, faultName: string, detail: string) {
    super(detail);
    this.fault = fault;
    this.faultName = faultName;
  }
}

/** Calls one method about the configured program. Throws `SupervisordRefusal`, or what the network threw. */
export async function callSupervisord(
  config: SupervisordTargetConfig,
  method: SupervisordMethod,
  limits: { timeoutMilliseconds: number; signal: AbortSignal },
): Promise<Record<string, string>> {
  // Nothing waits inside supervisord: a state is read until it is the wanted one, so a lost reply loses nothing.
  const params = method === "getProcessInfo" ? [config.program] : [config.program, false];
  const { status, body } = await post(config, encodeCall(`supervisor.${method}`, params), limits);
  const fault = classifyStatus(status);
  if (fault)
    throw new SupervisordRefusal(fault, `HTTP_${status}`, `supervisord answered ${status}`);
  const reply = decodeReply(body);
  if (!reply) throw new SupervisordRefusal("unknown", "GARBAGE", "the answer is no XML-RPC reply");
  if (reply.fault === null) return reply.struct;
  const faultName = reply.fault.split(":")[0] ?? reply.fault;
  const kind = faultName === "BAD_NAME" ? "config" : "refused";
  throw new SupervisordRefusal(kind, faultName, `supervisord answered ${reply.fault}`);
}

async function post(
  config: SupervisordTargetConfig,
  body: string,
  limits: { timeoutMilliseconds: number; signal: AbortSignal },
): Promise<{ status: number; body: string }> {
  const headers = { "content-type": "text/xml", ...authorization(config) };
  if (config.url !== undefined) {
    const url = new URL("/RPC2", config.url).toString();
    const allowPrivate = config.allow_private === true;
    return callOutbound({ url, method: "POST", headers, body, allowPrivate, ...limits });
  }
  const deadline = AbortSignal.timeout(limits.timeoutMilliseconds);
  const signal = AbortSignal.any([deadline, limits.signal]);
  const socket = config.socket ?? "";
  return callSocket({ socket, method: "POST", path: "/RPC2", headers, body, signal });
}

function authorization({ username, password }: SupervisordTargetConfig): Record<string, string> {
  if (username === undefined) return {};
  const credentials = Buffer.from(`${username}:${password ?? ""}`).toString("base64");
  return { authorization: `Basic ${credentials}` };
}
